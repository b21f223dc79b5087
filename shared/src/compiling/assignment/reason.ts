import { type Refusal, refuse } from '../../base/refusal.js'

const FEWEST_CHARACTERS = 4

/** A reason says something: at least four characters. */
export function reasonIssues(reason: string, at: string): Refusal[] {
  return [...reason.trim()].length < FEWEST_CHARACTERS
    ? [refuse('reason.too-short', at, `请写明无此职责的理由，至少 ${FEWEST_CHARACTERS} 个字`)]
    : []
}
