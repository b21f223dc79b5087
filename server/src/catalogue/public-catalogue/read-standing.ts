import type {
  PublicFacets,
  PublicHome,
  PublicRegion,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { EntityManager } from 'typeorm'
import { districtAliases } from '../../district/alias/learnt-words.query.js'
import { readEditions } from '../../district/edition/read-editions.js'
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
}

/** Reads what stands published: each domain in its latest edition that was not withdrawn. */
export async function readStanding(
  tx: EntityManager,
  region: Region,
  index: SearchIndex,
  previous: Standing | null,
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
  const facets = catalogue.facets((code) => {
    const { leadCodes = [], sign = '' } = domainOf.get(code) ?? {}
    return { leads: leadCodes.map((lead) => organisationName.get(lead) ?? lead), sign }
  })
  const newest = editions.findLast(({ withdrawn }) => !withdrawn)
  return {
    catalogue,
    search: await CatalogueSearch.of(catalogue, index, previous?.search ?? null),
    region: {
      ...region.facts,
      edition: newest ? publicEdition(newest).name : null,
      entryCount: catalogue.rows.length,
      domainCount: facets.domains.length,
    },
    facets,
    news: newest ? await editionNews(tx, newest) : null,
    editions: editions.map((edition) => presentEdition(edition, (code) => domainOf.get(code)?.name ?? code)).reverse(),
    answers: new PreparedAnswers(),
    withdrawn: new WithdrawnItems(tx, editions, catalogue),
  }
}
