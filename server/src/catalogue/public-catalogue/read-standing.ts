import type {
  PublicDomain,
  PublicFacets,
  PublicHome,
  PublicRegion,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { EntityManager } from 'typeorm'
import { districtAliases } from '../../district/alias/learnt-words.query.js'
import { type Edition, readEditions } from '../../district/edition/read-editions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { Region } from '../../platform/region.js'
import type { SearchIndex } from '../../platform/search/search-index.js'
import { keptFromOf, presentEdition, publicEdition } from '../publication/edition.presenter.js'
import { editionNews } from '../publication/edition-news.query.js'
import { standingEntries } from '../publication/editions.query.js'
import { Catalogue } from './catalogue.js'
import { CatalogueSearch } from './catalogue-search.js'
import { PreparedAnswers } from './prepared-answers.js'
import { WithdrawnItems } from './withdrawn-items.js'

/** All that is answered to residents while no edition comes or goes. */
export interface Standing {
  catalogue: Catalogue
  search: CatalogueSearch
  region: PublicRegion
  facets: PublicFacets
  news: PublicHome['news']
  /** the newest first */ editions: EditionView[]
  answers: PreparedAnswers
  withdrawn: WithdrawnItems
  /** 紧急下线: public numbers that nobody outside reads now */ paused: ReadonlySet<string>
}

/** Reads what stands published: each domain in its latest edition that was not withdrawn. */
export async function readStanding(
  tx: EntityManager,
  region: Region,
  index: SearchIndex,
  previous: Standing | null,
  paused: ReadonlySet<string>,
): Promise<Standing> {
  const [editions, domains, organisations, learnt] = await Promise.all([
    readEditions(tx),
    tx.find(PilotDomainEntity),
    tx.find(OrganisationEntity),
    districtAliases(tx),
  ])
  const domainOf = new Map(domains.map((domain) => [domain.code, domain]))
  const organisationName = new Map(organisations.map(({ code, name }) => [code, name]))
  const catalogue = new Catalogue()
  for await (const { stored, snapshot, edition, keptFrom } of standingEntries(tx, editions))
    catalogue.add(
      stored,
      publicEdition(edition),
      [
        ...(domainOf.get(snapshot.domain.code)?.aliases ?? []),
        ...learnt('domain', snapshot.domain.code),
        ...learnt('unit', snapshot.organisation.code),
      ],
      keptFromOf(keptFrom, editions).keptFrom,
    )
  const about = (code: string) => {
    const { leadCodes = [], sign = '' } = domainOf.get(code) ?? {}
    return { leads: leadCodes.map((lead) => organisationName.get(lead) ?? lead), sign }
  }
  const views = editions.map((edition) => presentEdition(edition, (code) => domainOf.get(code)?.name ?? code)).reverse()
  return stand(tx, index, previous, { catalogue, about, region: region.facts, read: editions, views, paused })
}

/**
 * The standing catalogue without items that were taken down since (紧急下线): made of what is in memory, since nobody is to read them while a big
 * catalogue is read anew.
 */
export async function withoutPaused(
  tx: EntityManager,
  region: Region,
  index: SearchIndex,
  previous: Standing,
  paused: ReadonlySet<string>,
): Promise<Standing> {
  const gone = new Set([...paused].filter((id) => previous.catalogue.row(id)))
  const catalogue = gone.size > 0 ? await previous.catalogue.without(gone) : previous.catalogue
  const ofDomain = new Map(previous.facets.domains.map((domain) => [domain.code, domain]))
  const about = (code: string) => ofDomain.get(code) ?? { leads: [], sign: '' }
  const facts = {
    catalogue,
    about,
    region: region.facts,
    read: await readEditions(tx),
    views: previous.editions,
    paused,
  }
  return stand(tx, index, previous, facts)
}

interface Read {
  catalogue: Catalogue
  about: (domainCode: string) => Pick<PublicDomain, 'leads' | 'sign'>
  region: Region['facts']
  /** in the order of publishing */ read: readonly Edition[]
  /** the newest first */ views: EditionView[]
  paused: ReadonlySet<string>
}

async function stand(
  tx: EntityManager,
  index: SearchIndex,
  previous: Standing | null,
  { catalogue, about, region, read, views, paused }: Read,
): Promise<Standing> {
  const facets = catalogue.facets(about)
  const newest = read.findLast(({ withdrawn }) => !withdrawn)
  const same = catalogue === previous?.catalogue
  return {
    catalogue,
    search: same ? previous.search : await CatalogueSearch.of(catalogue, index, previous?.search ?? null),
    region: {
      ...region,
      edition: newest ? publicEdition(newest).name : null,
      entryCount: catalogue.rows.length,
      domainCount: facets.domains.length,
    },
    facets,
    news: newest ? await editionNews(tx, newest) : null,
    editions: views,
    answers: new PreparedAnswers(),
    withdrawn: new WithdrawnItems(tx, read, catalogue),
    paused,
  }
}
