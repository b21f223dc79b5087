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

/** Two data that overlap come off one after the other. */
const ROUNDS = 4

/** 遮盖 of all that blocks or is asked about: for texts whose writer cannot be asked, and for what leaves in another's name. */
export function maskPersonalData(text: string, context: TextContext = {}): string {
  let clean = text
  for (let round = 0; round < ROUNDS; round++) {
    const findings = findPersonalData(clean, context).filter(({ gravity }) => gravity !== 'note')
    if (findings.length === 0) break
    clean = masked(clean, findings)
  }
  return clean
}
