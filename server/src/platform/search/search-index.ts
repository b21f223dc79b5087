/// <reference path="./libsql-promise.d.ts" />
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import AsyncLibsql from 'libsql/promise'
import { safeLibsql } from '../database/serialised-sqlite.js'

/** A document to be found: `key` tells it and its content, `name` and `text` are folded, `tags` are exact words without blanks. */
export interface Searchable {
  key: string
  name: string
  text: string
  tags: readonly string[]
}

/** Each word must stand in the document, in one of its ways of saying it. */
export type Wanted = readonly (readonly string[])[]

const PREFIX = 'gongkai-search-'

/** A server that was killed leaves its index behind: it bears the number of a process that is no more. */
function removeLeftOver(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^gongkai-search-(\d+)-/.exec(name) ?? []
    if (pid && !runs(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/**
 * A full-text index over pairs of characters in a SQLite file (FTS5) of this process's own, which can always be made anew. It is written
 * outside of the event loop (libsql/promise), so that reading never waits. It holds no text: its answers are candidates, documents that
 * have all the pairs, to be verified by the asker.
 */
export class SearchIndex {
  private readonly rows = new Map<string, number>()
  private lastRow = 0

  private constructor(
    private readonly folder: string,
    private readonly writer: AsyncLibsql,
    private readonly reader: safeLibsql,
  ) {}

  static async create(): Promise<SearchIndex> {
    removeLeftOver()
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
    const file = join(folder, 'index.db')
    const writer = new AsyncLibsql(file, {})
    await writer.exec('PRAGMA journal_mode = WAL')
    await writer.exec('PRAGMA synchronous = OFF')
    await writer.exec(
      "CREATE VIRTUAL TABLE document USING fts5(tokens, content='', contentless_delete=1, detail=none, prefix='1'," +
        " tokenize='unicode61 remove_diacritics 0')",
    )
    return new SearchIndex(folder, writer, new safeLibsql(file))
  }

  /** The row a document has, by its key; undefined while it is not indexed. */
  rowOf(key: string): number | undefined {
    return this.rows.get(key)
  }

  get keys(): string[] {
    return [...this.rows.keys()]
  }

  /** All of these at once; a key that is there already must not come again. */
  async add(documents: readonly Searchable[]): Promise<void> {
    if (documents.length === 0) return
    const first = this.lastRow + 1
    this.lastRow += documents.length
    // Tokens are letters, digits and blanks: nothing in them could end the text.
    const values: string[] = []
    for (const [index, document] of documents.entries()) {
      if (index % TOKENS_AT_ONCE === TOKENS_AT_ONCE - 1) await setImmediate()
      values.push(`(${first + index}, '${tokensOf(document)}')`)
    }
    await this.writer.exec(`INSERT INTO document (rowid, tokens) VALUES ${values.join()}`)
    documents.forEach(({ key }, index) => {
      this.rows.set(key, first + index)
    })
  }

  async remove(keys: readonly string[]): Promise<void> {
    const rows = keys.flatMap((key) => this.rows.get(key) ?? [])
    if (rows.length === 0) return
    for (const key of keys) this.rows.delete(key)
    await this.writer.exec(`DELETE FROM document WHERE rowid IN (${rows.join()})`)
  }

  /** At most `limit` rows that may hold all that is wanted, in their name (`inName`) or anywhere, and have every tag. */
  async candidates(
    wanted: Wanted,
    tags: readonly string[],
    { inName = false, limit }: { inName?: boolean; limit: number },
  ): Promise<number[]> {
    const prefix = inName ? NAME : ''
    const words = wanted.map((ways) => `(${ways.map((way) => pairsOf(way, prefix)).join(' OR ')})`)
    return this.match([...words, ...tags.map((tag) => `"${TAG}${tag}"`)].join(' AND '), limit)
  }

  /** Rows that share the most pairs with a folded text, the closest first: for when nothing holds it whole. */
  async near(text: string, limit: number): Promise<number[]> {
    const shared = new Map<number, number>()
    for (const pair of new Set(text.split(' ').flatMap(pairs))) {
      if ([...pair].length < 2) continue
      for (const row of await this.match(`"${pair}"`, NEAR_CANDIDATES)) shared.set(row, (shared.get(row) ?? 0) + 1)
    }
    return [...shared.entries()]
      .sort(([rowA, a], [rowB, b]) => b - a || rowA - rowB)
      .slice(0, limit)
      .map(([row]) => row)
  }

  close(): void {
    this.reader.close()
    this.writer.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A statement is one turn: others have theirs before it. */
  private async match(expression: string, limit: number): Promise<number[]> {
    await setImmediate()
    const rows = this.reader
      .prepare('SELECT rowid FROM document WHERE document MATCH ? LIMIT ?')
      .raw()
      .all([expression, limit]) as [number][]
    return rows.map(([row]) => row)
  }
}

const NEAR_CANDIDATES = 300
/** Taking a text apart costs about 0.2 ms: between so many, readers have their turn. */
const TOKENS_AT_ONCE = 20
/** Tokens of a name and of a tag are longer than a pair, so that the three never meet. */
const NAME = 'nn'
const TAG = 'tag'

function tokensOf({ name, text, tags }: Searchable): string {
  const tokens = new Set(text.split(' ').flatMap(tokensOfRun))
  for (const token of name.split(' ').flatMap(tokensOfRun)) tokens.add(`${NAME}${token}`)
  for (const tag of tags) tokens.add(`${TAG}${tag}`)
  return [...tokens].join(' ')
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** The pairs of a run and its last character, so that every character begins a token and can be found alone. */
function tokensOfRun(run: string): string[] {
  const last = [...run].at(-1)
  return last ? [...pairs(run), last] : []
}

function pairsOf(word: string, prefix: string): string {
  const [first, second] = [...word]
  if (second === undefined) return `"${prefix}${first}"*`
  return `(${pairs(word)
    .map((pair) => `"${prefix}${pair}"`)
    .join(' AND ')})`
}
