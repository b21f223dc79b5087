import { findPersonalData } from './find-personal-data.js'
import type { PersonalFinding, TextContext } from './personal-data.js'

/** The text with these findings masked in the official form. */
export function masked(text: string, findings: readonly PersonalFinding[]): string {
  let result = ''
  let end = 0
  for (const { from, to, masked: instead } of findings) {
    result += text.slice(end, from) + instead
    end = to
  }
  return result + text.slice(end)
}

/** 遮盖 of all that blocks or is asked about: for texts whose writer cannot be asked, and for what leaves in another's name. */
export const maskPersonalData = (text: string, context: TextContext = {}): string =>
  masked(
    text,
    findPersonalData(text, context).filter(({ gravity }) => gravity !== 'note'),
  )
