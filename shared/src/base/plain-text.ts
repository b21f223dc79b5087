/** A text without blanks, stops, widths and marks: nobody has changed a text who moved one of those. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{Cc}\p{Cf}\p{M}]+/gu, '')
    .toLowerCase()
