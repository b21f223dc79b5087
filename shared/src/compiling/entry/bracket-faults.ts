const CLOSING: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '【': '】',
  '“': '”',
}
const OPENING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSING).map(([open, close]) => [close, open]),
)
/** 1）, 一), a）: a number in a list needs no opening bracket. */
const LIST_NUMBER = /[0-9a-zA-Z０-９一二三四五六七八九十]/

/** Brackets and quotation marks of `text` that have no partner, in the order in which they stand. */
export function bracketFaults(text: string): string[] {
  const open: { sign: string; index: number }[] = []
  const alone: { sign: string; index: number }[] = []
  const signs = [...text]
  signs.forEach((sign, index) => {
    if (CLOSING[sign]) open.push({ sign, index })
    const partner = OPENING[sign]
    if (!partner) return
    let found = open.length - 1
    while (found >= 0 && open[found]?.sign !== partner) found--
    if (found >= 0) alone.push(...open.splice(found).slice(1))
    else if (!/[）)]/.test(sign) || !LIST_NUMBER.test(signs[index - 1] ?? '')) alone.push({ sign, index })
  })
  return [...alone, ...open].sort((one, other) => one.index - other.index).map(({ sign }) => sign)
}
