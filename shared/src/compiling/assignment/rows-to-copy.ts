import { type Decision, refuse } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import { type Actor, decideFill, type SubmissionFacts } from '../submission/submission-policy.js'

type Row = { fields: EntryFields; publicNumber: string | null }

/** One item's three names; blanks do not count. */
export function namesOf({ level1, level2, level3 }: Pick<EntryFields, 'level1' | 'level2' | 'level3'>): string {
  return JSON.stringify([level1, level2, level3].map((text) => text.replace(/\s+/g, '')))
}

/** 复制上一轮: only where there is a round before with rows in it. */
export function decideCopy(facts: SubmissionFacts, actor: Actor, rowsBefore: number): Decision {
  const refusals = [...decideFill(facts, actor)]
  if (rowsBefore === 0) {
    refusals.push(refuse('copy.nothing', 'submission', '以前的编制轮次里没有本单位本领域的公开事项'))
  }
  return refusals
}

/**
 * The rows of the round before that are not here yet: neither by their names nor by their public number, of which there
 * is one in a round.
 */
export function rowsToCopy<T extends Row>(before: readonly T[], now: readonly Row[]): T[] {
  const names = new Set(now.map(({ fields }) => namesOf(fields)))
  const numbers = new Set(now.map(({ publicNumber }) => publicNumber))
  return before.filter(({ fields, publicNumber }) => {
    const name = namesOf(fields)
    if (names.has(name) || (publicNumber !== null && numbers.has(publicNumber))) return false
    names.add(name)
    return true
  })
}
