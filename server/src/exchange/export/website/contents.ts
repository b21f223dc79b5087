import { isPublic, type PublicField } from '@gongkai/shared/base/template/entry'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { EntityManager } from 'typeorm'
import type { Held } from '../../../catalogue/public-catalogue/download.js'
import { type Published, publishedEntries } from '../says/published-catalogue.js'

/** The domains and units that have something, and the entries of each unit. */
export interface Contents {
  domains: { code: string; name: string; rows: number }[]
  units: { code: string; name: string; entries: { id: string; domain: string; name: string }[] }[]
  /** the fields that entries were published with */ held: Held
}

export async function contentsOf(tx: EntityManager, pieces: Published['pieces']): Promise<Contents> {
  const domains: Contents['domains'] = []
  const units = new Map<string, Contents['units'][number]>()
  const held = new Set<PublicField>()
  for (const piece of pieces) {
    let rows = 0
    let name = ''
    for await (const { snapshot, stored } of publishedEntries(tx, piece)) {
      rows++
      for (const field of Object.keys(stored)) if (isPublic(field)) held.add(field)
      name = snapshot.domain.name
      const { code } = snapshot.organisation
      const unit = units.get(code) ?? { code, name: snapshot.organisation.name, entries: [] }
      units.set(code, unit)
      unit.entries.push({ id: snapshot.id, domain: piece.code, name: entryName(snapshot) })
    }
    if (rows > 0) domains.push({ code: piece.code, name, rows })
  }
  return { domains, units: [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), held }
}
