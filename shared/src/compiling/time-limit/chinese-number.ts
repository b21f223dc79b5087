const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100 }

/** The signs of a number below a thousand, as the source of a regular expression. */
export const NUMBER = '(?:\\d{1,3}|[零〇一二两三四五六七八九十百]{1,7})'

/** 20, 二十, 一百八十 → the number; NaN for what is none. */
export function parseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let digit: number | null = null
  for (const sign of text) {
    const place = PLACES[sign]
    if (place !== undefined) {
      total += (digit ?? 1) * place
      digit = null
    } else if (DIGITS[sign] !== undefined && (digit === null || digit === 0)) digit = DIGITS[sign]
    else return Number.NaN
  }
  return text ? total + (digit ?? 0) : Number.NaN
}
