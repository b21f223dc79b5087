/** Digits of either width with what people put between them. */
const DIGIT = '[0-9０-９]'
const GAP = '[ \\u3000\\-－—.]?'
const notDigit = { before: '(?<![0-9０-９])', after: '(?![0-9０-９])' }
const ID_NUMBER = new RegExp(
  `${notDigit.before}${DIGIT}(?:${GAP}${DIGIT}){16}${GAP}[0-9０-９xXｘＸ]${notDigit.after}`,
  'g',
)
const MOBILE = new RegExp(`${notDigit.before}[1１]${GAP}[3-9３-９](?:${GAP}${DIGIT}){9}${notDigit.after}`, 'g')

const plain = (text: string) => text.normalize('NFKC').replaceAll(/[^0-9xX]/g, '')

/**
 * Mobile numbers as 138****1234, identity numbers with their first two and last three signs (the practice in 福建). Other traces of a person
 * are left to the person who answers.
 */
export function maskPersonalData(text: string): string {
  return text
    .replaceAll(ID_NUMBER, (found) => {
      const number = plain(found)
      return `${number.slice(0, 2)}${'*'.repeat(13)}${number.slice(-3)}`
    })
    .replaceAll(MOBILE, (found) => {
      const number = plain(found)
      return `${number.slice(0, 3)}****${number.slice(-4)}`
    })
}
