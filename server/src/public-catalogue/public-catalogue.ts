import { LEVELS, labelOf, STAGES } from '@gongkai/shared/entry/entry-template'
import type {
  PublicDomain,
  PublicEntry,
  PublicEntryPage,
  PublicEntryQuery,
  PublicRegion,
} from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource, In } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { EditionEntity, EditionEntryEntity } from '../publication/edition.entity.js'
import { editionName, presentEdition } from '../publication/edition.presenter.js'
import { Region } from '../regions/region.js'

interface Searchable {
  entry: PublicEntry
  text: string
}

/** What stands published, held in memory and switched at once when an edition comes. */
interface Published {
  editions: EditionView[]
  domains: PublicDomain[]
  entries: Searchable[]
  byNumber: Map<string, PublicEntry>
  /** prepared answers by normalised query: a published answer never changes */ pages: Map<string, Buffer>
}

const PREPARED_PAGES = 500
/** Another server process may publish: looked for this often. */
const LOOK_MS = 1000

/** Serves residents without asking the database: the published is immutable (design.md, 11). */
@Injectable()
export class PublicCatalogue implements OnApplicationBootstrap, OnApplicationShutdown {
  private published: Published = { editions: [], domains: [], entries: [], byNumber: new Map(), pages: new Map() }

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Region) private readonly regionFacts: Region,
  ) {}

  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null
  /** the newest edition that was read */ private newest = 0

  async onApplicationBootstrap(): Promise<void> {
    await this.reload()
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: Error) => new Logger('catalogue').error(error.message, error.stack))
        .finally(() => {
          this.looking = null
        })
    }, LOOK_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.looking
  }

  /** Reads anew when an edition came that this process did not publish itself. */
  private async look(): Promise<void> {
    const [latest] = await this.dataSource.manager.find(EditionEntity, { order: { id: 'DESC' }, take: 1 })
    if ((latest?.id ?? 0) !== this.newest) await this.reload()
  }

  /** Reads what is published: for each domain its latest edition. */
  async reload(): Promise<void> {
    const tx = this.dataSource.manager
    const [editions, domains, organisations] = await Promise.all([
      tx.find(EditionEntity, { order: { publishedAt: 'ASC', id: 'ASC' } }),
      tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
      tx.find(OrganisationEntity),
    ])
    const rows = await tx.find(EditionEntryEntity, {
      where: { editionId: In(editions.map(({ id }) => id)) },
      order: { id: 'ASC' },
    })
    const rank = new Map(editions.map(({ id }, index) => [id, index]))
    const latest = new Map<string, number>()
    for (const { domainCode, editionId } of rows) {
      const held = latest.get(domainCode)
      if (held === undefined || (rank.get(editionId) ?? 0) > (rank.get(held) ?? 0)) latest.set(domainCode, editionId)
    }
    const entries = rows
      .filter(({ domainCode, editionId }) => latest.get(domainCode) === editionId)
      .map(({ editionId, snapshot }) => {
        const edition = editions.find(({ id }) => id === editionId)
        if (!edition) throw new Error(`edition ${editionId} is gone`)
        const entry: PublicEntry = {
          ...snapshot,
          edition: {
            id: editionId,
            name: editionName(edition),
            publishedAt: edition.publishedAt.toISOString(),
            effectiveOn: edition.effectiveOn,
          },
        }
        return { entry, text: searchText(entry) }
      })
    this.newest = Math.max(0, ...editions.map(({ id }) => id))
    this.published = {
      editions: editions
        .map((edition) => presentEdition(edition, (code) => domains.find((each) => each.code === code)?.name ?? code))
        .reverse(),
      domains: domains.flatMap(({ code, name, leadCodes }) => {
        const entryCount = entries.filter(({ entry }) => entry.domain.code === code).length
        const leads = leadCodes.map((lead) => organisations.find((each) => each.code === lead)?.name ?? lead)
        return entryCount > 0 ? [{ code, name, leads, entryCount }] : []
      }),
      entries,
      byNumber: new Map(entries.map(({ entry }) => [entry.id, entry])),
      pages: new Map(),
    }
  }

  region(): PublicRegion {
    const { editions, domains, entries } = this.published
    return {
      ...this.regionFacts.facts,
      edition: editions[0]?.name ?? null,
      entryCount: entries.length,
      domainCount: domains.length,
    }
  }

  domains(): PublicDomain[] {
    return this.published.domains
  }

  editions(): EditionView[] {
    return this.published.editions
  }

  entry(publicNumber: string): PublicEntry | undefined {
    return this.published.byNumber.get(publicNumber)
  }

  /** One page as JSON bytes, prepared at the first asking. */
  page(query: PublicEntryQuery): Buffer {
    const { pages } = this.published
    const key = JSON.stringify([
      query.domain,
      query.organisation,
      query.q,
      query.stage,
      query.audience,
      query.level,
      query.page,
      query.size,
    ])
    const held = pages.get(key)
    if (held) return held
    const bytes = Buffer.from(JSON.stringify(this.find(query)))
    if (pages.size >= PREPARED_PAGES) pages.delete(pages.keys().next().value ?? '')
    pages.set(key, bytes)
    return bytes
  }

  private find({
    domain,
    organisation,
    q,
    stage,
    audience,
    level,
    page = 1,
    size = 20,
  }: PublicEntryQuery): PublicEntryPage {
    const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const found = this.published.entries.filter(
      ({ entry, text }) =>
        (!domain || entry.domain.code === domain) &&
        (!organisation || entry.organisation.code === organisation) &&
        (!stage || entry.stages.includes(stage)) &&
        (!audience || entry.audiences.includes(audience)) &&
        (!level || entry.levels.includes(level)) &&
        words.every((word) => text.includes(word)),
    )
    const start = (page - 1) * size
    return {
      total: found.length,
      more: false,
      items: found.slice(start, start + size).map(({ entry }) => summaryOf(entry)),
      near: null,
    }
  }
}

function summaryOf({ id, domain, organisation, level1, level2, level3, timeLimit, ways, levels }: PublicEntry) {
  const name = [level1, level2, level3].filter(Boolean).join(' · ')
  return { id, domain, organisation, name, timeLimit, ways, levels, found: null }
}

function searchText(entry: PublicEntry): string {
  const {
    domain,
    organisation,
    level1,
    level2,
    level3,
    content,
    bases,
    timeLimit,
    subjects,
    audienceSpecific,
    stages,
    levels,
  } = entry
  return [
    domain.name,
    organisation.name,
    level1,
    level2,
    level3,
    content,
    timeLimit,
    audienceSpecific,
    ...subjects,
    ...bases.map(({ title, documentNumber }) => `${title}${documentNumber}`),
    ...stages.map((code) => labelOf(STAGES, code)),
    ...levels.map((code) => labelOf(LEVELS, code)),
  ]
    .join('\n')
    .toLowerCase()
}
