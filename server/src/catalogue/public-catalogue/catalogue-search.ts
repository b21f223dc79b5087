import { saidAlso } from '@gongkai/shared/catalogue/public-catalogue/everyday-words'
import { Logger } from '@nestjs/common'
import { inPieces } from '../../platform/breathe.js'
import { fold } from '../../platform/search/fold.js'
import { type Searchable, SearchIndex, type Wanted } from '../../platform/search/search-index.js'
import type { Catalogue, CatalogueRow, Filters } from './catalogue.js'
import { filterOf } from './catalogue.js'

/** More are neither counted nor shown: a searcher with so many adds a word. */
export const MOST_FOUND = 1000
const MOST_WORDS = 8
const INDEXED_AT_ONCE = 200
const SCANNED_AT_ONCE = 500
/** Rows of which is only looked whether the index has them. */
const LOOKED_AT_ONCE = 5000

/** The words of a search, each with its other ways of saying it, folded; [] when nothing can be searched for. */
export function wantedBy(q: string): Wanted {
  const words = fold(q).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  return words.map((word) => saidAlso(word).map(fold))
}

/**
 * Finds entries by their words. Entries that the index does not hold yet are looked through directly, so that a new edition can be searched
 * at once while the index catches up behind.
 */
export class CatalogueSearch {
  private readonly rowByIndex = new Map<number, CatalogueRow>()
  private readonly pending = new Set<CatalogueRow>()
  private readonly stopped = new AbortController()
  private caughtUp: Promise<void> = Promise.resolve()

  private constructor(
    private readonly catalogue: Catalogue,
    private readonly index: SearchIndex,
  ) {}

  /** Of a catalogue that is not added to any more; from now on the index follows it, and `previous` no longer. */
  static async of(
    catalogue: Catalogue,
    index: SearchIndex,
    previous: CatalogueSearch | null,
  ): Promise<CatalogueSearch> {
    const search = new CatalogueSearch(catalogue, index)
    await inPieces(catalogue.rows, LOOKED_AT_ONCE, (row) => search.settle(row))
    previous?.stop()
    search.caughtUp = (previous?.ready ?? Promise.resolve())
      .then(() => search.catchUp())
      .catch((error: Error) => new Logger('search').error(error.message, error.stack))
    return search
  }

  /** resolves when the index has caught up or was stopped */
  get ready(): Promise<void> {
    return this.caughtUp
  }

  stop(): void {
    this.stopped.abort()
  }

  /** At most MOST_FOUND rows: found by their name before elsewhere, said as asked before in other words, then in order. */
  async find(wanted: Wanted, filters: Filters): Promise<{ rows: CatalogueRow[]; more: boolean }> {
    const passes = filterOf(filters) ?? (() => true)
    const words = wanted.map((ways) => ways.map((way) => ({ way, bytes: Buffer.from(way) })))
    const holds = (row: CatalogueRow) => words.every((ways) => ways.some(({ bytes }) => row.text.includes(bytes)))
    const found = new Set<CatalogueRow>()
    const take = (rows: readonly CatalogueRow[]) =>
      inPieces(rows, SCANNED_AT_ONCE, (row) => {
        if (found.size <= MOST_FOUND && passes(row) && holds(row)) found.add(row)
      })
    const tags = tagsOf(filters)
    const limit = MOST_FOUND + 1
    // Before the index is asked: what it takes in meanwhile would be in neither.
    const unindexed = [...this.pending]
    await take(this.rowsOf(await this.index.candidates(wanted, tags, { inName: true, limit })))
    await take(this.rowsOf(await this.index.candidates(wanted, tags, { limit })))
    for (let start = 0; start < unindexed.length && found.size <= MOST_FOUND; start += SCANNED_AT_ONCE) {
      await take(unindexed.slice(start, start + SCANNED_AT_ONCE))
    }
    const rank = (row: CatalogueRow): number => {
      if (words.every((ways) => ways.slice(0, 1).some(({ way }) => row.name.includes(way)))) return 0
      if (words.every((ways) => ways.some(({ way }) => row.name.includes(way)))) return 1
      return words.every((ways) => ways.slice(0, 1).some(({ bytes }) => row.text.includes(bytes))) ? 2 : 3
    }
    const ranked: { row: CatalogueRow; rank: number }[] = []
    await inPieces([...found], SCANNED_AT_ONCE, (row) => ranked.push({ row, rank: rank(row) }))
    const rows = ranked.sort((a, b) => a.rank - b.rank || a.row.position - b.row.position).map(({ row }) => row)
    return { rows: rows.slice(0, MOST_FOUND), more: rows.length > MOST_FOUND }
  }

  /** Entries that share the most with what was searched for. */
  async near(q: string, limit: number): Promise<CatalogueRow[]> {
    return this.rowsOf(await this.index.near(fold(q), limit))
  }

  private rowsOf(indexed: readonly number[]): CatalogueRow[] {
    return indexed.flatMap((row) => this.rowByIndex.get(row) ?? [])
  }

  private settle(row: CatalogueRow): void {
    const indexed = this.index.rowOf(row.key)
    if (indexed === undefined) {
      this.pending.add(row)
      return
    }
    this.rowByIndex.set(indexed, row)
    this.pending.delete(row)
  }

  private async catchUp(): Promise<void> {
    // All of them: the search before this one took rows into the index, and others out of it, until now.
    await inPieces(this.catalogue.rows, LOOKED_AT_ONCE, (row) => this.settle(row))
    const standing = new Set<string>()
    await inPieces(this.catalogue.rows, LOOKED_AT_ONCE, ({ key }) => standing.add(key))
    const gone: string[] = []
    await inPieces(this.index.keys, LOOKED_AT_ONCE, (key) => {
      if (!standing.has(key)) gone.push(key)
    })
    await this.index.remove(gone)
    const missing = [...this.pending]
    for (let start = 0; start < missing.length && !this.stopped.signal.aborted; start += INDEXED_AT_ONCE) {
      const rows = missing.slice(start, start + INDEXED_AT_ONCE)
      await this.index.add(rows.map(searchable))
      for (const row of rows) this.settle(row)
    }
  }
}

function searchable(row: CatalogueRow): Searchable {
  const { key, name, text, domain, organisation, stages, levels, audiences, ways, groups } = row
  const one = (name: keyof Filters, codes: readonly string[]) => codes.map((code) => tag(name, code))
  return {
    key,
    name,
    text: text.toString(),
    tags: [
      ...one('domain', [domain]),
      ...one('organisation', [organisation]),
      ...one('stage', stages),
      ...one('level', levels),
      ...one('audience', audiences),
      ...one('way', ways),
      ...one('group', groups),
    ],
  }
}

const tagsOf = (filters: Filters) =>
  Object.entries(filters).flatMap(([name, code]) => (code ? [tag(name as keyof Filters, code)] : []))

/** Letters and digits only, whatever a code is made of. */
const tag = (name: keyof Filters, code: string) => Buffer.from(`${name} ${code}`).toString('hex')
