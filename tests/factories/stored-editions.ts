import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EditionChangeEntity } from '@gongkai/server/catalogue/publication/edition-change.entity'
import { standingEntries } from '@gongkai/server/catalogue/publication/editions.query'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { readEditions } from '@gongkai/server/district/edition/read-editions'
import { editionDiff } from '@gongkai/shared/catalogue/publication/edition-diff'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { District } from '../support/district'

/** The entries of a domain that the public reads now. */
export async function stands(district: District, domainCode: string): Promise<Snapshot[]> {
  const { manager } = district.dataSource
  const entries: Snapshot[] = []
  for await (const { snapshot } of standingEntries(manager, await readEditions(manager), { domainCodes: [domainCode] }))
    entries.push(snapshot)
  return entries
}

interface Stored {
  domainCode: string
  entries: readonly (Snapshot & { keptFrom?: number })[]
  /** what a change says beside the kind and the fields, by public number; a part that is undefined is not stored at all */
  told?: Readonly<Record<string, Partial<EntryChange>>>
}

/** The next edition as the table may hold it, whatever release or round it came from; it stands at once. */
export async function storedEdition(district: District, { domainCode, entries, told = {} }: Stored): Promise<number> {
  const { manager } = district.dataSource
  const before = await stands(district, domainCode)
  const number = (await manager.count(EditionEntity)) + 1
  const { id } = await manager.save(EditionEntity, {
    year: 2026,
    number,
    roundCode: '2026',
    publishedAt: new Date(Date.UTC(2026, 7, number)),
    note: '',
    entryCount: entries.length,
    contentHash: String(number).padStart(64, '0'),
    effectiveOn: `2026-08-${String(number).padStart(2, '0')}`,
    domains: [{ code: domainCode, roundCode: '2026' }],
    withdrawnAt: null,
    thinnedAt: null,
  })
  for (const { keptFrom = null, ...snapshot } of entries)
    await manager.insert(EditionEntryEntity, {
      editionId: id,
      domainCode,
      publicNumber: snapshot.id,
      entryId: null,
      snapshot: snapshot as never,
      keptFrom,
    })
  for (const change of editionDiff(before, entries))
    await manager.insert(EditionChangeEntity, {
      editionId: id,
      domainCode,
      publicNumber: change.id,
      kind: change.kind,
      change: { ...change, reason: undefined, successor: undefined, ...told[change.id] } as never,
    })
  await district.app.get(PublicCatalogue).reload()
  return id
}
