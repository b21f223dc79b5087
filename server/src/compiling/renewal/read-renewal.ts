import { changeOf, isOpen } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { type Snapshot, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { EntryEntity } from '../entry/entry.entity.js'

/** A row of a 年度更新 against the item it goes on with. */
export interface RowChange {
  entryId: number
  change: 'same' | 'changed' | 'new'
  confirmed: boolean
  /** as the public reads it; null for a new one */ standing: Snapshot | null
  /** the edition that said last how it is: an older one where it was kept (沿用) */ saidIn: number | null
}

/** An item that the public reads now. */
export interface StandingItem {
  snapshot: Snapshot
  saidIn: number
}

/** Each row of a domain against what stands; null in a round that is no 年度更新. Two statements. */
export async function readRenewal(
  tx: EntityManager,
  { kind }: Pick<RoundEntity, 'kind'>,
  domainCode: string,
  entries: readonly EntryEntity[],
): Promise<RowChange[] | null> {
  if (kind !== 'renewal') return null
  const standing = await standingItems(tx, [domainCode], entries)
  return entries.map((entry) => rowChange(entry, standing))
}

/** The standing items, by number, that these rows of these domains go on with. */
export async function standingItems(
  tx: EntityManager,
  domainCodes: readonly string[],
  entries: readonly Pick<EntryEntity, 'publicNumber'>[],
): Promise<Map<string, StandingItem>> {
  const standing = await standingDomains(tx)
  const editions = new Set(domainCodes.flatMap((code) => standing.get(code)?.editionId ?? []))
  const found = await tx.find(EditionEntryEntity, {
    where: {
      editionId: In([...editions]),
      publicNumber: In([...new Set(entries.map(({ publicNumber }) => publicNumber))]),
    },
  })
  return new Map(
    found
      // An edition may hold a domain that a later one settles.
      .filter(({ domainCode, editionId }) => standing.get(domainCode)?.editionId === editionId)
      .map(({ publicNumber, snapshot, editionId, keptFrom }) => [
        publicNumber,
        { snapshot: snapshotOf(snapshot), saidIn: keptFrom ?? editionId },
      ]),
  )
}

export function rowChange(entry: EntryEntity, items: ReadonlyMap<string, StandingItem>): RowChange {
  const item = items.get(entry.publicNumber ?? '')
  const standing = item?.snapshot ?? null
  const change = changeOf(entry.fields, standing)
  return { entryId: entry.id, change, confirmed: entry.confirmed, standing, saidIn: item?.saidIn ?? null }
}

/** The rows of which the unit has still to say something. */
export const openRows = (renewal: readonly RowChange[] | null): ReadonlySet<number> =>
  new Set(renewal?.filter(isOpen).map(({ entryId }) => entryId))
