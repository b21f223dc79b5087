/** Digits that stand together in a plain text, as `[from, to)`; pieces of a torn number are several. */
export interface Digits {
  from: number
  to: number
}

/** How digits hang together with those before them: not at all, or by blanks, by a line's end, by a hyphen, a dot or the like. */
export interface Run extends Digits {
  gap: '' | 'blank' | 'break' | 'mark'
}

/** Signs that people put between the digits of one number: blanks, hyphens, dots; a line's end with the next line's indent. */
const GAP =
  /^(?:[ \t]{0,3}[-\u2010-\u2015\u2212~_./·•‧∙・﹣][ \t]{0,3}|[ \t]{1,4}|[ \t]{0,4}(?:\r\n?|\n){1,2}[ \t]{0,12})$/
const MARK = /[^ \t\r\n]/
const LONGEST_GAP = 20

/** A number put together from one or several pieces. */
export interface Joined extends Digits {
  digits: string
  /** lengths of its pieces */ pieces: readonly number[]
  /** joined by a hyphen, a dot or the like to digits before or after it: a part of something longer */ part: boolean
}

/** The runs of digits of a plain text; what is left of a masked number (350***…2415) is none. */
export function digitsIn(plain: string): Run[] {
  const found: Digits[] = []
  const runs = /[0-9]+/g
  for (let match = runs.exec(plain); match; match = runs.exec(plain)) {
    const from = match.index
    const to = from + match[0].length
    const short = to - from <= 6
    if (short && (plain.startsWith('***', to) || plain.slice(Math.max(0, from - 3), from) === '***')) continue
    found.push({ from, to })
  }
  return runsOf(plain, found)
}

/** These digits with what stands between them; looked at once, since each may be a piece of many numbers. */
export const runsOf = (plain: string, digits: readonly Digits[]): Run[] =>
  digits.map(({ from, to }, index) => ({ from, to, gap: gapBetween(plain, digits[index - 1]?.to ?? from, from) }))

function gapBetween(plain: string, from: number, to: number): Run['gap'] {
  // Nearly always a Chinese sign or a letter stands between.
  if (to === from || to - from > LONGEST_GAP || /[A-Za-z0-9\u3400-\u9fff]/.test(plain.charAt(from))) return ''
  const gap = plain.slice(from, to)
  if (!GAP.test(gap)) return ''
  return MARK.test(gap) ? 'mark' : /[\r\n]/.test(gap) ? 'break' : 'blank'
}

/**
 * Every number within these lengths that starts with this run and ends with one: at most as many pieces as the longest has digits,
 * so the time grows with the text's length only.
 */
export function joinedFrom(
  plain: string,
  runs: readonly Run[],
  start: number,
  shortest: number,
  longest: number,
): Joined[] {
  const found: Joined[] = []
  const from = runs[start]?.from ?? 0
  let length = 0
  for (let index = start; index < runs.length; index++) {
    const run = runs[index]
    if (!run || (index > start && !run.gap)) break
    length += run.to - run.from
    if (length > longest) break
    if (length < shortest) continue
    const pieces = runs.slice(start, index + 1)
    found.push({
      from,
      to: run.to,
      digits: pieces.map((piece) => plain.slice(piece.from, piece.to)).join(''),
      pieces: pieces.map((piece) => piece.to - piece.from),
      part: runs[start]?.gap === 'mark' || runs[index + 1]?.gap === 'mark',
    })
  }
  return found
}

/** A real day of the calendar, within the lives of people. */
export function isBirthday(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2049 || month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** The check of Luhn (ISO/IEC 7812-1 annex B) over digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const counted = index % 2 ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}
