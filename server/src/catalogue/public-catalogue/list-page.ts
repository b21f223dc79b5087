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
import { wantedBy } from './catalogue-search.js'
import type { Standing } from './read-standing.js'
import { nearNames } from './suggest.js'

const SNIPPET = 60
const NEAR = 5
/** Taking an entry apart for its found words costs up to 0.2 ms: between so many, others have their turn. */
const MARKED_AT_ONCE = 10

/** One page of the catalogue, narrowed and searched. */
export async function listPage(
  { catalogue, search }: Standing,
  { q = '', page = 1, size = 20, ...filters }: PublicEntryQuery,
): Promise<PublicEntryPage> {
  const start = (page - 1) * size
  const pageOf = async (rows: readonly CatalogueRow[], words: readonly string[] = []) => {
    const items: PublicEntrySummary[] = []
    await inPieces(rows.slice(start, start + size), MARKED_AT_ONCE, (row) => items.push(summaryOf(entryOf(row), words)))
    return items
  }
  if (!q.trim()) {
    const rows = catalogue.filtered(filters)
    return { total: rows.length, more: false, items: await pageOf(rows), near: null }
  }
  const wanted = wantedBy(q)
  const { rows, more } = wanted.length > 0 ? await search.find(wanted, filters) : { rows: [], more: false }
  if (rows.length > 0) return { total: rows.length, more, items: await pageOf(rows, wanted.flat()), near: null }
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
