/** Ticks and boxes that Word takes out of its picture fonts, by font and the character's last byte. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    110: '■',
    111: '□',
    113: '□',
    114: '□',
    116: '◆',
    117: '◆',
    168: '□',
    252: '√',
    254: '☑',
    253: '☒',
    167: '■',
  },
  'wingdings 2': { 80: '√', 82: '☑', 83: '☒', 84: '☒', 163: '□', 162: '■', 42: '□' },
}

/** A character of a picture font as the one everybody's fonts have; what is not known stays as it is typed. */
export function symbol(font: string, code: number): string {
  const low = code >= 0xf000 ? code - 0xf000 : code
  return SYMBOLS[font]?.[low] ?? (Number.isNaN(low) ? '' : String.fromCharCode(low))
}

/** Text in `font` as everybody's fonts show it. */
export const shown = (font: string, piece: string): string =>
  font in SYMBOLS ? Array.from(piece, (letter) => symbol(font, letter.charCodeAt(0))).join('') : piece
