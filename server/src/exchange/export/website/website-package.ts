import { LICENCE } from '@gongkai/shared/catalogue/public-catalogue/licence'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import type { EntityManager } from 'typeorm'
import type { EditionArchive } from '../../../catalogue/publication/edition-archive.js'
import type { Region } from '../../../platform/region.js'
import { type FilePlan, keyOf } from '../plan.js'
import { planPublished, publishedOf } from '../says/published-catalogue.js'
import { type PackedFile, zipFiles } from '../zip-files.js'
import { contentsOf } from './contents.js'
import { dataFiles } from './data-files.js'
import { filesOf, planDocuments } from './documents.js'
import { STYLE } from './html.js'
import { changePages, domainPages, frontPage, homeOf, type Site, SUMS, unitPages } from './website-pages.js'

/** To be raised with what changes the package's own pages. */
const LAYOUT = 2

/**
 * 网站数据包, for the district's own website: pages that need no script and no server, the data as json and csv, every document,
 * and the checksums of it all. Paths are of plain letters: not every website takes Chinese ones.
 */
export async function planWebsite(
  tx: EntityManager,
  region: Region,
  archive: EditionArchive,
  source: { edition: number } | 'standing',
): Promise<FilePlan> {
  const catalogue = await planPublished(tx, region, source, {})
  const published = await publishedOf(tx, source)
  const documents = await planDocuments(tx, region, archive, source, catalogue, published)
  const site: Site = { region, published, documents }
  const lines = documents.reduce((sum, { kind, plan }) => sum + plan.total * FORMATS_OF[kind].length, 0)
  return {
    title: `${homeOf(site)}网站数据包（${published.names}）`,
    dataKey: keyOf(
      'website',
      LAYOUT,
      region.facts,
      LICENCE,
      documents.map(({ path, plan }) => [path, plan.dataKey]),
    ),
    editions: [...new Set(documents.flatMap(({ plan }) => plan.editions))].sort((a, b) => a - b),
    // each row on its page, in the json, the csv and the documents
    total: lines + catalogue.total * 3,
    write: (onRow) => {
      let written = 0
      const advance = (count = 1) => {
        written += count
        onRow(written)
      }
      return zipFiles(() => siteFiles(tx, site, catalogue.total, advance), SUMS)
    },
  }
}

/** Every file of the package in the order of their paths. @param total how many entries are published */
async function* siteFiles(
  tx: EntityManager,
  site: Site,
  total: number,
  advance: (count?: number) => void,
): AsyncGenerator<PackedFile> {
  const { region, published, documents } = site
  const contents = await contentsOf(tx, published.pieces)
  const files: PackedFile[] = [
    frontPage(site, contents, total),
    { path: 'style.css', content: () => [STYLE] },
    ...domainPages(tx, site, contents, advance),
    ...unitPages(site, contents),
    ...changePages(site),
    ...dataFiles(tx, region.facts.name, published, contents.held, advance),
    ...documents.flatMap((document) => filesOf(document, advance)),
  ]
  yield* files.sort((a, b) => (a.path < b.path ? -1 : 1))
}
