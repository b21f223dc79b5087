import type { RenewalOfWork } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { isOpen } from '@gongkai/shared/compiling/renewal/renewal-policy'
import type { EntityManager } from 'typeorm'
import { type AssignmentCase, entryName, inPhase } from '../assignment/assignment-case.js'
import { readConcerns } from './read-concerns.query.js'
import type { RowSignals } from './row-signals.query.js'

/** A work of a 年度更新 against what stands, with what concerns each row; null in another round. */
export async function presentRenewal(
  tx: EntityManager,
  { renewal, entries, items, submission }: AssignmentCase,
  signals: RowSignals,
  today: string,
): Promise<RenewalOfWork | null> {
  if (!renewal) return null
  const concernsOf = await readConcerns(tx, items, entries, signals, today)
  const rowOf = new Map(renewal.map((row) => [row.entryId, row]))
  const shown = new Set(inPhase(entries, submission).map(({ id }) => id))
  const all = entries.flatMap((entry) => {
    const row = rowOf.get(entry.id)
    return row ? [{ entry, row, concerns: concernsOf(entry, row) }] : []
  })
  return {
    rows: all
      .filter(({ entry }) => shown.has(entry.id))
      .map(({ row, concerns }) => {
        const { entryId, change } = row
        return { entryId, change, confirmed: row.confirmed, open: isOpen(row), concerns }
      }),
    withheld: all
      .filter(({ entry }) => !shown.has(entry.id))
      .map(({ entry, concerns }) => ({
        entryId: entry.id,
        name: entryName(entry),
        reassessOn: entry.fields.reassessOn,
        concerns,
      })),
  }
}
