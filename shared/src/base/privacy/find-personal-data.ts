import type { PersonalFinding, TextContext } from './personal-data.js'

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
 * The 个人信息 in a text, in the order of the text, without overlaps. Pure: the same at typing, import, hand-in, review, publishing,
 * feedback, comments and export; the server's word counts.
 */
export function findPersonalData(text: string, _context: TextContext = {}): PersonalFinding[] {
  const found: PersonalFinding[] = []
  for (const match of text.matchAll(ID_NUMBER)) {
    const number = plain(match[0])
    const masked = `${number.slice(0, 3)}***********${number.slice(-4)}`
    found.push({ kind: 'identity', certainty: 'certain', gravity: 'block', masked, ...span(match) })
  }
  for (const match of text.matchAll(MOBILE)) {
    const number = plain(match[0])
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`
    found.push({ kind: 'mobile', certainty: 'likely', gravity: 'ask', masked, ...span(match) })
  }
  return found.sort((a, b) => a.from - b.from)
}

const span = (match: RegExpMatchArray) => ({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length })
