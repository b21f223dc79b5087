import { createHash } from 'node:crypto'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { publicFieldsOf, type Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { boundList } from '../../platform/database/in-list.js'

/** An item as the next edition shows it. */
export interface Composed {
  snapshot: Snapshot
  /** the row it is made of; it has what 动态调整 changed */ entryId: number | null
  /** its row has the number already */ numbered: boolean
  /** 沿用: the edition that said last how it is; null where something is decided */ keptFrom: number | null
  /** 紧急下线: the edition holds it, and nobody outside reads it */ paused?: boolean
}

interface Named {
  code: string
  name: string
}

/** The public's view of an item, its number '' while it has none. */
export function snapshotOfItem(
  { fields, publicNumber }: { fields: EntryFields; publicNumber: string | null },
  domain: Named,
  organisation: Named,
): Snapshot {
  return {
    id: publicNumber ?? '',
    ...publicFieldsOf(fields),
    domain: { code: domain.code, name: domain.name },
    organisation: { code: organisation.code, name: organisation.name },
  }
}

/** 领域–单位–顺序号; a serial once used is never given again. */
export async function numberNewEntries(tx: EntityManager, composed: readonly Composed[]): Promise<void> {
  const fresh = composed.filter(({ snapshot }) => !snapshot.id)
  if (fresh.length === 0) return
  const editions = await tx.find(EditionEntity, { select: { id: true } })
  const used = await tx
    .createQueryBuilder(EditionEntryEntity, 'entry')
    .select('DISTINCT entry.publicNumber', 'publicNumber')
    // with the editions, which are all there are, by the index over both
    .where('entry.editionId IN (:editions) AND entry.domainCode IN (:codes)', {
      editions: boundList(editions.map(({ id }) => id)),
      codes: boundList([...new Set(fresh.map(({ snapshot }) => snapshot.domain.code))]),
    })
    .getRawMany<{ publicNumber: string }>()
  const last = new Map<string, number>()
  for (const publicNumber of [...used.map((row) => row.publicNumber), ...composed.map(({ snapshot }) => snapshot.id)]) {
    const cut = publicNumber.lastIndexOf('-')
    const serial = Number(publicNumber.slice(cut + 1))
    if (cut > 0) last.set(publicNumber.slice(0, cut), Math.max(serial, last.get(publicNumber.slice(0, cut)) ?? 0))
  }
  for (const { snapshot } of fresh) {
    const prefix = `${snapshot.domain.code}-${snapshot.organisation.code}`
    const serial = (last.get(prefix) ?? 0) + 1
    last.set(prefix, serial)
    snapshot.id = `${prefix}-${String(serial).padStart(4, '0')}`
  }
}

/** SHA-256 over the entries in order, as a JSON array of them: the same content has the same hash. */
export class ContentHash {
  private readonly hash = createHash('sha256').update('[')
  private count = 0

  add(composed: readonly Composed[]): void {
    for (const { snapshot } of composed) this.hash.update(`${this.count++ > 0 ? ',' : ''}${JSON.stringify(snapshot)}`)
  }

  /** hex; nothing can be added any more */
  end(): string {
    return this.hash.update(']').digest('hex')
  }
}
