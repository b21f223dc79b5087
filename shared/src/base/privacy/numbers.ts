/** Digits that stand together in a plain text, as `[from, to)`; pieces of a torn number are several. */
export interface Digits {
  from: number
  to: number
}

/** What people put between the digits of one number: blanks, hyphens, dots; a line's end with the next line's indent. */
const GAP =
  /^(?:[ \t]{0,3}[-\u2010-\u2015\u2212~_./·•‧∙・﹣][ \t]{0,3}|[ \t]{1,4}|[ \t]{0,4}(?:\r\n?|\n){1,2}[ \t]{0,12})$/
const MARK = /[^ \t\r\n]/
const LONGEST_GAP = 20

/** A number put together from one or several pieces. */
export interface Joined extends Digits {
  digits: string
  /** lengths of its pieces */ pieces: readonly number[]
  /** what stands between them holds a line's end */ broken: boolean
  /** joined by a hyphen, a dot or the like to digits before or after it: a part of something longer */ part: boolean
}

/** The runs of digits of a plain text; what is left of a masked number (350***…2415) is none. */
export function digitsIn(plain: string): Digits[] {
  const found: Digits[] = []
  const runs = /[0-9]+/g
  for (let match = runs.exec(plain); match; match = runs.exec(plain)) {
    const from = match.index
    const to = from + match[0].length
    const short = to - from <= 6
    if (short && (plain.startsWith('***', to) || plain.slice(Math.max(0, from - 3), from) === '***')) continue
    found.push({ from, to })
  }
  return found
}

/** `blank`, `break` or `mark` where these neighbours may be pieces of one number, '' where not. */
export function gapBetween(plain: string, before: Digits, after: Digits): '' | 'none' | 'blank' | 'break' | 'mark' {
  if (after.from === before.to) return 'none'
  // Nearly always a Chinese sign or a letter stands between.
  if (after.from - before.to > LONGEST_GAP || /[\w\u3400-\u9fff]/.test(plain.charAt(before.to).replace('_', '')))
    return ''
  const gap = plain.slice(before.to, after.from)
  if (!GAP.test(gap)) return ''
  return MARK.test(gap) ? 'mark' : /[\r\n]/.test(gap) ? 'break' : 'blank'
}

/**
 * Every number of a wanted length that starts and ends with a run: for each run at most as many pieces as the longest has digits,
 * so the time grows with the text's length only.
 */
export function joinedFrom(plain: string, runs: readonly Digits[], start: number, longest: number): Joined[] {
  const first = runs[start]
  if (!first) return []
  const found: Joined[] = []
  const previous = runs[start - 1]
  const partBefore = previous ? gapBetween(plain, previous, first) === 'mark' : false
  let digits = ''
  let broken = false
  const pieces: number[] = []
  for (let index = start; index < runs.length; index++) {
    const run = runs[index]
    if (!run) break
    const before = runs[index - 1]
    if (index > start && before) {
      const gap = gapBetween(plain, before, run)
      if (!gap || gap === 'none') break
      if (gap === 'break') broken = true
    }
    if (digits.length + run.to - run.from > longest) break
    digits += plain.slice(run.from, run.to)
    pieces.push(run.to - run.from)
    const next = runs[index + 1]
    const part = partBefore || (next ? gapBetween(plain, run, next) === 'mark' : false)
    found.push({ from: first.from, to: run.to, digits, pieces: [...pieces], broken, part })
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
