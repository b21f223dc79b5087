import type { EntityManager } from 'typeorm'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { type ImportEntity, ImportRowEntity } from './import.entity.js'
import { settle, worthTaking } from './import-lines.js'
import type { ImportTarget } from './import-target.js'

/** Keys in one statement. */
const AT_ONCE = 250

/**
 * Stores changed rows with where they go now; rows about the same thing are looked up anew with them, since a changed row may come before
 * them or after.
 * @param anew a row that somebody corrected is chosen where it is worth it; masked ones stay as somebody chose them
 */
export async function lookAgain(
  tx: EntityManager,
  actor: SignedIn,
  { id }: ImportEntity,
  target: ImportTarget,
  changed: readonly ImportRowEntity[],
  anew: boolean,
): Promise<void> {
  const changedBy = new Map(changed.map((row) => [row.id, row]))
  const keys = [...new Set(changed.flatMap((row) => [row.matchKey, target.keyOf(row)]))]
  for (const some of chunks(keys, AT_ONCE)) {
    const stored = await tx.find(ImportRowEntity, {
      where: { importId: id, line: 'row', matchKey: In(some) },
      order: { position: 'ASC' },
    })
    const known = new Set(stored.map((row) => row.id))
    const moved = changed.filter((row) => !known.has(row.id) && some.includes(target.keyOf(row)))
    const rows = [...stored.map((row) => changedBy.get(row.id) ?? row), ...moved].sort(
      (one, other) => one.position - other.position,
    )
    const { looks } = await target.look(tx, actor, rows, false)
    const before = new Map(stored.map((row) => [row.id, JSON.stringify(row)]))
    for (const [index, row] of rows.entries()) {
      const look = looks[index]
      if (!look) continue
      settle(row, look, target.keyOf(row))
      row.chosen =
        anew && changedBy.has(row.id)
          ? worthTaking(row, look)
          : row.chosen && worthTaking(row, { ...look, repeats: false })
    }
    await tx.save(rows.filter((row) => changedBy.has(row.id) || JSON.stringify(row) !== before.get(row.id)))
  }
}
