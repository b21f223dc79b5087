import type { AsStored } from '@gongkai/shared/base/shape'
import { isPublic, type PublicField } from '@gongkai/shared/base/template/entry'
import {
  AUDIENCES,
  type Audience,
  LEVELS,
  type Level,
  STAGES,
  type Stage,
  WAYS,
  type Way,
} from '@gongkai/shared/base/template/entry-template'
import { ENTRY_FIELDS } from '@gongkai/shared/base/template/fields'
import { AUDIENCE_GROUPS, groupsIn } from '@gongkai/shared/catalogue/public-catalogue/audience-groups'
import type {
  PublicDomain,
  PublicEntryQuery,
  PublicFacets,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publicEntryShape } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { entryName, fieldText } from '@gongkai/shared/compiling/entry/entry-text'
import type { PublicEdition, PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { inPieces } from '../../platform/breathe.js'
import { fold } from '../../platform/search/fold.js'

/** A published entry as it is kept: its answer as bytes, and beside it only what it is found by. */
export interface CatalogueRow {
  position: number
  id: string
  /** the PublicEntry as JSON, UTF-8, as it was published: `entryOf` reads it */ bytes: Buffer
  /** 沿用: beside it in its own answer, not in lists and downloads */ keptFrom: PublicEntry['keptFrom'] | null
  /** folded, for the search */ name: string
  /** folded, UTF-8: all that can be found in it */ text: Buffer
  /** told by edition and entry, so that the search knows what it has indexed */ key: string
  domain: string
  organisation: string
  stages: readonly Stage[]
  levels: readonly Level[]
  audiences: readonly Audience[]
  ways: readonly Way[]
  groups: readonly string[]
}

/** So many rows are gone through before others have their turn. */
const ROWS_AT_ONCE = 5000

/** Filters of a list: every part of PublicEntryQuery but the words and the page. */
export type Filters = Omit<PublicEntryQuery, 'q' | 'page' | 'size'>

/** All that the public reads now, immutable; a new edition makes a new one. */
export class Catalogue {
  readonly rows: CatalogueRow[] = []
  private readonly byId = new Map<string, CatalogueRow>()
  private readonly organisations = new Map<string, string>()
  private readonly domainNames = new Map<string, string>()
  /** by domain, the fields that its entries were published with */
  private readonly held = new Map<string, Set<PublicField>>()
  /** distinct names of entries, domains and units with their folded form, for suggestions */
  readonly names = new Map<string, string>()
  /** by name, how many entries say it */
  private readonly saying = new Map<string, number>()
  /** how many entries each choice has, counted as they come: to go through them all again would keep everybody waiting */
  private readonly counts = {
    domain: new Map<string, number>(),
    organisation: new Map<string, number>(),
    groups: new Map<string, number>(),
    stages: new Map<string, number>(),
    levels: new Map<string, number>(),
    audiences: new Map<string, number>(),
    ways: new Map<string, number>(),
  }

  /** Takes in an entry; only while the catalogue is being read. `aliases`: other names of its domain, to be found by; `keptFrom`: 沿用. */
  add(
    stored: AsStored<Snapshot>,
    edition: PublicEdition,
    aliases: readonly string[] = [],
    keptFrom: PublicEntry['keptFrom'] | null = null,
  ): void {
    const entry: PublicEntry = { ...snapshotOf(stored), edition }
    const { domain, organisation, level1, level2, level3, stages, levels, audiences, ways } = entry
    const row: CatalogueRow = {
      position: this.rows.length,
      id: entry.id,
      bytes: Buffer.from(JSON.stringify({ ...stored, edition } satisfies AsStored<PublicEntry>)),
      keptFrom,
      name: fold(`${level1} ${level2} ${level3}`),
      text: Buffer.from(fold([searchText(entry), ...aliases].join('\n'))),
      // Other aliases are other words to be found by: the row is indexed anew.
      key: [edition.id, entry.id, ...aliases].join('/'),
      domain: domain.code,
      organisation: organisation.code,
      stages,
      levels,
      audiences,
      ways,
      groups: groupsIn(entry.audienceSpecific),
    }
    this.take(row)
    const held = this.held.get(row.domain) ?? new Set()
    this.held.set(row.domain, held)
    for (const field of Object.keys(stored)) if (isPublic(field)) held.add(field)
    this.organisations.set(organisation.code, organisation.name)
    this.domainNames.set(domain.code, domain.name)
    for (const name of namesOf(entry)) {
      this.saying.set(name, (this.saying.get(name) ?? 0) + 1)
      if (!this.names.has(name)) this.names.set(name, fold(name))
    }
  }

  private take(row: CatalogueRow): void {
    this.rows.push(row)
    this.count(row)
    this.byId.set(row.id, row)
  }

  /** The same without these entries, made of what is in memory: nothing is read again. */
  async without(publicNumbers: ReadonlySet<string>): Promise<Catalogue> {
    const left = new Catalogue()
    for (const [code, fields] of this.held) left.held.set(code, fields)
    for (const [code, name] of this.organisations) left.organisations.set(code, name)
    for (const [code, name] of this.domainNames) left.domainNames.set(code, name)
    for (const [name, folded] of this.names) left.names.set(name, folded)
    for (const [name, count] of this.saying) left.saying.set(name, count)
    await inPieces(this.rows, ROWS_AT_ONCE, (row) => {
      if (!publicNumbers.has(row.id)) left.take(row)
    })
    for (const id of publicNumbers) {
      const row = this.byId.get(id)
      for (const name of row ? namesOf(entryOf(row)) : []) {
        const count = (left.saying.get(name) ?? 1) - 1
        left.saying.set(name, count)
        if (count === 0) left.names.delete(name)
      }
    }
    return left
  }

  private count(row: CatalogueRow): void {
    for (const [of, counts] of Object.entries(this.counts))
      for (const code of [row[of as keyof typeof this.counts]].flat()) counts.set(code, (counts.get(code) ?? 0) + 1)
  }

  /** The fields that entries were published with, of a domain or of all; fields that came to the template since are in none of them. */
  fieldsHeld(domain?: string): ReadonlySet<PublicField> {
    const sets = domain ? [this.held.get(domain) ?? []] : this.held.values()
    return new Set([...sets].flatMap((fields) => [...fields]))
  }

  row(id: string): CatalogueRow | undefined {
    return this.byId.get(id)
  }

  /** Rows that pass the filters, in the catalogue's order. */
  filtered(filters: Filters): readonly CatalogueRow[] {
    const passes = filterOf(filters)
    return passes ? this.rows.filter(passes) : this.rows
  }

  /** The choices that narrow the catalogue, each with the number of its entries; a choice without entries is not named. */
  facets(about: (domainCode: string) => Pick<PublicDomain, 'leads' | 'sign'>): PublicFacets {
    const listed = <Item extends { code: string }>(items: readonly Item[], counts: Map<string, number>) =>
      items.flatMap((item) => {
        const entryCount = counts.get(item.code) ?? 0
        return entryCount > 0 ? [{ ...item, entryCount }] : []
      })
    const named = (names: ReadonlyMap<string, string>) => [...names].map(([code, name]) => ({ code, name }))
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
    const coded = <Code extends string>(items: readonly { code: Code }[], counts: Map<string, number>) =>
      listed(
        items.map(({ code }) => ({ code })),
        counts,
      )
    return {
      // in the order of the list, in which the entries came
      domains: listed(named(this.domainNames), this.counts.domain).map(
        (domain): PublicDomain => ({ ...domain, ...about(domain.code) }),
      ),
      organisations: listed(named(this.organisations).sort(byCode), this.counts.organisation),
      groups: listed(
        AUDIENCE_GROUPS.map(({ code, label }) => ({ code, label })),
        this.counts.groups,
      ),
      stages: coded(STAGES, this.counts.stages),
      levels: coded(LEVELS, this.counts.levels),
      audiences: coded(AUDIENCES, this.counts.audiences),
      ways: coded(WAYS, this.counts.ways),
    }
  }
}

const namesOf = ({ domain, organisation, level1, level2, level3 }: PublicEntry) =>
  [domain.name, organisation.name, level1, level2, level3].filter(Boolean)

/** The answer to who asks for this one entry: as it was published, and whether it was kept. */
export const answerOf = ({ bytes, keptFrom }: CatalogueRow): Buffer | AsStored<PublicEntry> =>
  keptFrom ? { ...JSON.parse(bytes.toString()), keptFrom } : bytes

/** A row's entry to work with; fields that came to the template since it was published are empty. */
export const entryOf = ({ bytes }: CatalogueRow): PublicEntry => publicEntryShape.read(JSON.parse(bytes.toString()))

export function filterOf(filters: Filters): ((row: CatalogueRow) => boolean) | null {
  const { domain, organisation, stage, audience, level, way, group } = filters
  if (!domain && !organisation && !stage && !audience && !level && !way && !group) return null
  return (row) =>
    (!domain || row.domain === domain) &&
    (!organisation || row.organisation === organisation) &&
    (!stage || row.stages.includes(stage)) &&
    (!audience || row.audiences.includes(audience)) &&
    (!level || row.levels.includes(level)) &&
    (!way || row.ways.includes(way)) &&
    (!group || row.groups.includes(group))
}

/** The fields in which a found word may stand, in the order in which they are shown; the name is shown anyway. */
export const FOUND_IN = [
  [ENTRY_FIELDS.content.foundIn, (entry) => entry.content],
  [ENTRY_FIELDS.audienceSpecific.foundIn, (entry) => entry.audienceSpecific],
  [ENTRY_FIELDS.timeLimit.foundIn, (entry) => entry.timeLimit],
  [ENTRY_FIELDS.subjects.foundIn, (entry) => entry.subjects.join('、')],
  [ENTRY_FIELDS.bases.foundIn, (entry) => fieldText(entry, 'bases').replaceAll('\n', '、')],
  [
    ENTRY_FIELDS.channels.foundIn,
    (entry) => [fieldText(entry, 'channels'), entry.channelOther].filter(Boolean).join('、'),
  ],
  ['单位', (entry) => entry.organisation.name],
  ['领域', (entry) => entry.domain.name],
  [ENTRY_FIELDS.stages.foundIn, (entry) => fieldText(entry, 'stages')],
  [ENTRY_FIELDS.levels.foundIn, (entry) => fieldText(entry, 'levels')],
  [
    ENTRY_FIELDS.ways.foundIn,
    (entry) => entry.ways.map((way) => (way === 'proactive' ? '主动公开' : '依申请公开')).join('、'),
  ],
  ['编号', (entry) => entry.id],
] as const satisfies readonly (readonly [string, (entry: PublicEntry) => string])[]

function searchText(entry: PublicEntry): string {
  return [entryName(entry), ...FOUND_IN.map(([, textOf]) => textOf(entry))].join('\n')
}
