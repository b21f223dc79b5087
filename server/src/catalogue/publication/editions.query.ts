import type { AsStored } from '@gongkai/shared/base/shape'
import type { Snapshot } from '@gongkai/shared/catalogue/publication/edition-diff'
import { snapshotOf } from '@gongkai/shared/catalogue/publication/snapshot-shape'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import type { Edition } from '../../district/edition/read-editions.js'
import { EditionEntryEntity } from './edition-entry.entity.js'

const ROWS_AT_ONCE = 125

/** An entry of an edition: to be worked with, and as it was published. */
export interface EditionEntry {
  snapshot: Snapshot
  stored: AsStored<Snapshot>
  entryId: number | null
}

/** The entries of some domains of an edition that may be read, piece by piece in their order; between two pieces others have their turn. */
export async function* editionEntries(
  tx: EntityManager,
  editionId: number,
  domainCodes: readonly string[],
  atOnce = ROWS_AT_ONCE,
): AsyncGenerator<EditionEntry> {
  if (domainCodes.length === 0) return
  for (let last = 0; ; ) {
    const rows = await tx
      .createQueryBuilder(EditionEntryEntity, 'entry')
      .where(
        'entry.editionId = :editionId AND entry.domainCode IN (:...domainCodes) AND entry.id > :last AND entry.concealed = 0',
        {
          editionId,
          domainCodes,
          last,
        },
      )
      .orderBy('entry.id')
      .limit(atOnce)
      .getMany()
    for (const { snapshot: stored, entryId } of rows) yield { snapshot: snapshotOf(stored), stored, entryId }
    const newest = rows.at(-1)
    if (!newest || rows.length < atOnce) return
    last = newest.id
  }
}

/** The public's view of these domains (of all, when none are named), one domain after the other; with `upTo` as it was then. */
export async function* standingEntries(
  tx: EntityManager,
  editions: readonly Edition[],
  { domainCodes, upTo }: { domainCodes?: readonly string[]; upTo?: number } = {},
): AsyncGenerator<EditionEntry & { edition: Edition }> {
  const standing = [...standingEditions(editions, upTo)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [code, edition] of standing) {
    if (domainCodes && !domainCodes.includes(code)) continue
    for await (const entry of editionEntries(tx, edition.id, [code])) yield { edition, ...entry }
  }
}
