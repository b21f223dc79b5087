import { Converter } from 'opencc-js/t2cn'

const simplify = Converter({ from: 't', to: 'cn' })
const folded = new Map<string, string>()

/** One character as search sees it: half width, simplified, lower case; '' for what is no letter and no digit. */
function foldCharacter(character: string): string {
  const held = folded.get(character)
  if (held !== undefined) return held
  const plain = simplify(character.normalize('NFKC')).toLowerCase()
  const kept = [...plain].filter((item) => /[\p{L}\p{N}]/u.test(item)).join('')
  folded.set(character, kept)
  return kept
}

/**
 * A text as search sees it: full width is half width, 繁體 is 简体, capitals are small. Signs that are neither letters nor digits become one
 * space.
 */
export function fold(text: string): string {
  let result = ''
  for (const character of text) {
    const kept = foldCharacter(character)
    if (kept) result += kept
    else if (result && !result.endsWith(' ')) result += ' '
  }
  return result.trimEnd()
}

/** A folded text and, for each of its UTF-16 units, where it came from in the original. */
export function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let result = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const kept = foldCharacter(character) || ' '
    result += kept
    for (let unit = 0; unit < kept.length; unit++) places.push(at)
    at += character.length
  }
  places.push(text.length)
  return { folded: result, places }
}
