import type { AsStored } from '@gongkai/shared/base/shape'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import type { Edition } from '../../district/edition/read-editions.js'
import { readByDomain } from '../../district/pilot-domain/domain-order.js'
import { breatheWhenDue } from '../../platform/breathe.js'

/** So many are read by one statement, which is soon over; what takes longer is made of them then. */
const ROWS_AT_ONCE = 800

/** An entry of an edition: to be worked with, and as it was published. */
export interface EditionEntry {
  snapshot: Snapshot
  stored: AsStored<Snapshot>
  entryId: number | null
  /** 沿用: the edition that said last how it is */ keptFrom: number | null
  /** 紧急下线 */ paused: boolean
}

/**
 * The entries of some domains of an edition that may be read, piece by piece in their order; others have their turn between.
 *
 * @param withPaused also what is down (紧急下线): for the next edition, never for a reader
 */
export async function* editionEntries(
  tx: EntityManager,
  editionId: number,
  domainCodes: readonly string[],
  { withPaused = false }: { withPaused?: boolean } = {},
): AsyncGenerator<EditionEntry> {
  if (domainCodes.length === 0) return
  const { driver } = tx.dataSource
  const column = tx.dataSource.getMetadata(EditionEntryEntity).findColumnWithPropertyName('snapshot')
  if (!column) throw new Error('an edition has no snapshots')
  for (let last = 0; ; ) {
    const rows = await tx
      .createQueryBuilder(EditionEntryEntity, 'entry')
      .select('entry.id', 'id')
      .addSelect('entry.entryId', 'entryId')
      .addSelect('entry.keptFrom', 'keptFrom')
      .addSelect('entry.snapshot', 'snapshot')
      .addSelect('entry.paused', 'paused')
      .where(
        'entry.editionId = :editionId AND entry.domainCode IN (:...domainCodes) AND entry.id > :last AND entry.concealed = 0 AND entry.paused <= :most',
        { editionId, domainCodes, last, most: withPaused ? 1 : 0 },
      )
      .orderBy('entry.id')
      .limit(ROWS_AT_ONCE)
      .getRawMany<{ id: number; entryId: number | null; keptFrom: number | null; snapshot: string; paused: number }>()
    for (const row of rows) {
      const stored: AsStored<Snapshot> = driver.prepareHydratedValue(row.snapshot, column)
      yield {
        snapshot: snapshotOf(stored),
        stored,
        entryId: row.entryId,
        keptFrom: row.keptFrom,
        paused: Number(row.paused) === 1,
      }
      await breatheWhenDue()
    }
    const newest = rows.at(-1)
    if (!newest || rows.length < ROWS_AT_ONCE) return
    last = newest.id
  }
}

/** The public's view of these domains (of all, when none are named), one domain after the other; with `upTo` as it was then. */
export async function* standingEntries(
  tx: EntityManager,
  editions: readonly Edition[],
  { domainCodes, upTo }: { domainCodes?: readonly string[]; upTo?: number } = {},
): AsyncGenerator<EditionEntry & { edition: Edition }> {
  const byPlace = await readByDomain(tx)
  const standing = [...standingEditions(editions, upTo)].sort(([a], [b]) => byPlace(a, b))
  for (const [code, edition] of standing) {
    if (domainCodes && !domainCodes.includes(code)) continue
    for await (const entry of editionEntries(tx, edition.id, [code])) yield { edition, ...entry }
  }
}
