import type { Seeded } from './seeded.js'

const wide = (text: string) => text.replace(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const groups = (number: string, lengths: readonly number[], between: (index: number) => string) => {
  let rest = number
  const pieces: string[] = []
  for (const length of lengths) {
    pieces.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  if (rest) pieces.push(rest)
  return pieces.filter(Boolean).reduce((text, piece, index) => text + (index ? between(index) : '') + piece, '')
}
/** As people write these numbers down. */
const usual = (number: string) =>
  number.length === 11
    ? [3, 4, 4]
    : number.length >= 18 && /[0-9X]$/i.test(number) && number.length === 18
      ? [6, 8, 4]
      : [4, 4, 4, 4]

/** Ways in which one number is written, by name; each is to be found from its first sign to its last. */
export const DISGUISES: Readonly<Record<string, (number: string, random: Seeded) => string>> = {
  plain: (number) => number,
  'full width': wide,
  'half and full width': (number, { below }) => [...number].map((sign) => (below(2) ? wide(sign) : sign)).join(''),
  blanks: (number) => groups(number, usual(number), () => ' '),
  'ideographic blanks': (number) => groups(number, usual(number), () => '\u3000'),
  'no-break blanks': (number) => groups(number, usual(number), () => '\u00a0'),
  hyphens: (number) => groups(number, usual(number), () => '-'),
  'wide hyphens': (number) => groups(number, usual(number), () => '－'),
  dashes: (number) => groups(number, usual(number), () => '—'),
  dots: (number) => groups(number, usual(number), () => '.'),
  'middle dots': (number) => groups(number, usual(number), () => '·'),
  underscores: (number) => groups(number, usual(number), () => '_'),
  'broken by LF': (number, { below }) => groups(number, [4 + below(4)], () => '\n'),
  'broken by CRLF with indent': (number, { below }) => groups(number, [6 + below(4)], () => '\r\n  '),
  'zero-width': (number, { below }) => groups(number, [3 + below(5), 2], () => '\u200b'),
  'zero-width joiners everywhere': (number) => [...number].join('\u2060'),
  'soft hyphens': (number) => groups(number, usual(number), () => '\u00ad'),
  'Chinese digits': (number) => number.replace(/[0-9]/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit))),
  'mathematical digits': (number) => number.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
  'each digit apart': (number) => [...number].join(' '),
}
