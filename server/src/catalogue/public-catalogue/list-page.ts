import type {
  PublicEntryPage,
  PublicEntryQuery,
  PublicEntrySummary,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { inPieces } from '../../platform/breathe.js'
import { markWords } from '../../platform/search/marks.js'
import { type CatalogueRow, entryOf, FOUND_IN } from './catalogue.js'
import { MOST_FOUND, wantedBy } from './catalogue-search.js'
import type { DisclosedTitle, DisclosedTitles } from './disclosed-titles.js'
import type { Standing } from './read-standing.js'
import { nearNames } from './suggest.js'

const SNIPPET = 60
const NEAR = 5
/** Taking an entry apart for its found words costs up to 0.2 ms: between so many, others have their turn. */
const MARKED_AT_ONCE = 10

/** One page of the catalogue, narrowed and searched; also what is found by what was published under it. */
export async function listPage(
  { catalogue, search }: Standing,
  titles: DisclosedTitles,
  { q = '', page = 1, size = 20, ...filters }: PublicEntryQuery,
): Promise<PublicEntryPage> {
  const start = (page - 1) * size
  const pageOf = async (rows: readonly CatalogueRow[], summary: (row: CatalogueRow) => PublicEntrySummary) => {
    const items: PublicEntrySummary[] = []
    await inPieces(rows.slice(start, start + size), MARKED_AT_ONCE, (row) => items.push(summary(row)))
    return items
  }
  if (!q.trim()) {
    const rows = catalogue.filtered(filters)
    return { total: rows.length, more: false, items: await pageOf(rows, (row) => summaryOf(entryOf(row))), near: null }
  }
  const wanted = wantedBy(q)
  const found = wanted.length > 0 ? await search.find(wanted, filters) : { rows: [], more: false }
  const published = await titles.find(wanted, catalogue, filters)
  const rows = [...found.rows, ...byTitleAlone(published, found.rows, titles)]
  if (rows.length > 0) {
    const words = wanted.flat()
    const summary = (row: CatalogueRow) => {
      const title = published.get(row)
      const told = title ? publishedAs(title, titles.publishedOn(title), words) : null
      const entry = summaryOf(entryOf(row), words)
      return { ...entry, found: told ?? entry.found }
    }
    return {
      total: Math.min(rows.length, MOST_FOUND),
      more: found.more || rows.length > MOST_FOUND,
      items: await pageOf(rows.slice(0, MOST_FOUND), summary),
      near: null,
    }
  }
  return {
    total: 0,
    more: false,
    items: [],
    near: {
      items: (await search.near(q, NEAR)).map((row) => summaryOf(entryOf(row))),
      words: await nearNames(catalogue.names, q),
    },
  }
}

/** After what is found by its own words: items that only something published under them is found by, the newest first. */
function byTitleAlone(
  published: ReadonlyMap<CatalogueRow, DisclosedTitle>,
  found: readonly CatalogueRow[],
  titles: DisclosedTitles,
): CatalogueRow[] {
  const own = new Set(found)
  return [...published]
    .flatMap(([row, title]) => (own.has(row) ? [] : [{ row, on: titles.publishedOn(title) }]))
    .sort((a, b) => (a.on === b.on ? a.row.position - b.row.position : a.on < b.on ? 1 : -1))
    .map(({ row }) => row)
}

/** 公开过：…; null where it is not shown any more. */
function publishedAs(
  { title }: DisclosedTitle,
  publishedOn: string,
  words: readonly string[],
): PublicEntrySummary['found'] {
  if (!publishedOn) return null
  return { label: '公开过', text: `${markWords(title, words, SNIPPET) ?? title}（${publishedOn}）` }
}

/** An entry in a list, the searched words marked where they stand. */
export function summaryOf(entry: PublicEntry, words: readonly string[] = []): PublicEntrySummary {
  const { id, domain, organisation, timeLimit, ways, levels } = entry
  const name = entryName(entry)
  return {
    id,
    domain,
    organisation,
    name: markWords(name, words) ?? name,
    timeLimit,
    ways,
    levels,
    found: foundIn(entry, words),
  }
}

function foundIn(entry: PublicEntry, words: readonly string[]): PublicEntrySummary['found'] {
  if (words.length === 0) return null
  for (const [label, textOf] of FOUND_IN) {
    const text = markWords(textOf(entry), words, SNIPPET)
    if (text !== null) return { label, text }
  }
  return null
}
