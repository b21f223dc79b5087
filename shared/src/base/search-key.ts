/** Marks people type in a dozen ways, or not at all. */
const MARKS = /[\s\u3000《》〈〉<>〔〕［］[\]【】（）(){}｛｝“”"'‘’、，,。；;：:·!%_\\]/g

/** Text as it is searched: full-width signs made half-width, small letters, no brackets, blanks or punctuation. */
export function searchKey(...texts: string[]): string {
  return texts
    .map((text) =>
      text
        .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .toLowerCase()
        .replace(MARKS, ''),
    )
    .filter(Boolean)
    .join(' ')
}
