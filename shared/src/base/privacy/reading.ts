/** A text as rules read it: half width, without invisible signs; `at[i]` is where sign i stands in the text as given, null where all stand in their places. */
export interface Reading {
  plain: string
  at: readonly number[] | null
}

/** Invisible signs, and those that only direct the writing: they tear a number for a program and not for an eye. */
const INVISIBLE =
  /[\u034f]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
/** All that is rewritten: full width, odd blanks, circled and mathematical digits, invisible signs. */
const REWRITTEN =
  /[\u034f]|[\ufe00-\ufe0f]|[\u00a0\u00ad\u00b2\u00b3\u00b9\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea\u24f5-\u24fd\u2776-\u277e\u3000\u0660-\u0669\u06f0-\u06f9\ufeff\uff01-\uff5e]|\ud835[\udfce-\udfff]/
const REWRITTEN_ALL = new RegExp(REWRITTEN.source, 'g')

/** First signs of the rows of ten (or nine, from 1) digits that are not ASCII. */
const ROWS: readonly [from: number, count: number, digit: number][] = [
  [0x2070, 1, 0],
  [0x2074, 6, 4],
  [0x2080, 10, 0],
  [0x2460, 9, 1],
  [0x24ea, 1, 0],
  [0x24f5, 9, 1],
  [0x2776, 9, 1],
  [0x0660, 10, 0],
  [0x06f0, 10, 0],
  [0x00b9, 1, 1],
  [0x00b2, 2, 2],
]

function rewritten(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code === 0xd835) return String((sign.charCodeAt(1) - 0xdfce) % 10)
  if (INVISIBLE.test(sign)) return ''
  for (const [from, count, digit] of ROWS) if (code >= from && code < from + count) return String(digit + code - from)
  return code === 0x2028 || code === 0x2029 ? '\n' : ' '
}

const HAN_DIGITS = '〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖'
const HAN_VALUES = '0001234567891123456789'
/** A number spelt in Chinese digits, at least as long as a mobile number. */
const HAN_NUMBER = new RegExp(`(?:[${HAN_DIGITS}0-9][ -]?){11,}`, 'g')
const HAN_DIGIT = new RegExp(`[${HAN_DIGITS}]`, 'g')

/** Chinese digits of a long number as ASCII; a single one before a number (附件一13…) is left. */
function withoutHanDigits(plain: string): string {
  if (plain.length < 11 || !HAN_LONG.test(plain)) return plain
  return plain.replace(HAN_NUMBER, (run) => {
    const han = run.match(HAN_DIGIT)
    return han && han.length > 2 ? run.replace(HAN_DIGIT, (sign) => HAN_VALUES.charAt(HAN_DIGITS.indexOf(sign))) : run
  })
}
const HAN_LONG = new RegExp(`[${HAN_DIGITS}][ -]?[${HAN_DIGITS}0-9][ -]?[${HAN_DIGITS}0-9]`)

/** Reads a text for the rules; `spanOf` leads back to it. */
export function read(text: string): Reading {
  if (!REWRITTEN.test(text)) return { plain: withoutHanDigits(text), at: null }
  let plain = ''
  let end = 0
  /** only made once a sign is dropped or two become one */
  let at: number[] | null = null
  REWRITTEN_ALL.lastIndex = 0
  for (let match = REWRITTEN_ALL.exec(text); match; match = REWRITTEN_ALL.exec(text)) {
    const sign = match[0]
    const instead = rewritten(sign)
    if (at) for (let index = end; index < match.index; index++) at.push(index)
    else if (instead.length !== sign.length) at = Array.from({ length: match.index }, (_, index) => index)
    if (at && instead) at.push(match.index)
    plain += text.slice(end, match.index) + instead
    end = match.index + sign.length
  }
  if (at) for (let index = end; index < text.length; index++) at.push(index)
  return { plain: withoutHanDigits(plain + text.slice(end)), at }
}

/** The place of a stretch of the plain text in the text as given; a pair of surrogates is never torn. */
export function spanOf({ at }: Reading, text: string, from: number, to: number): { from: number; to: number } {
  if (!at) return { from, to }
  const last = at[to - 1] ?? text.length - 1
  const pair = text.charCodeAt(last) >= 0xd800 && text.charCodeAt(last) < 0xdc00
  return { from: at[from] ?? 0, to: last + (pair ? 2 : 1) }
}
