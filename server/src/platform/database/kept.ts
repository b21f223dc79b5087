import type {
  DataSource,
  EntityManager,
  EntitySubscriberInterface,
  EntityTarget,
  ObjectLiteral,
  QueryRunner,
} from 'typeorm'

/** Another process may change them: what it changed is seen after so long. */
const KEPT_MS = 1000
/** So many answers are held before those that are over are dropped. */
const MOST_HELD = 1000

const WRITES =
  /^\s*(?:INSERT(?: OR \w+| IGNORE)? INTO|REPLACE INTO|UPDATE|DELETE FROM|ALTER TABLE|DROP TABLE|TRUNCATE(?: TABLE)?)\s+["`]?(\w+)/i

interface Held {
  value: unknown
  until: number
  stamp: number
}

/** The answers held of one data source, and how often this process wrote into each table. */
class Store implements EntitySubscriberInterface {
  readonly held = new Map<string, Held>()
  private readonly writes = new Map<string, number>()

  afterQuery({ query, queryRunner }: { query: string; queryRunner: QueryRunner }): void {
    const table = WRITES.exec(query)?.[1]
    if (!table) return
    this.count(table)
    if (queryRunner.isTransactionActive) writtenIn(queryRunner).add(table)
  }

  /** Answers read between the statement and the commit are over now. */
  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    for (const table of writtenIn(queryRunner)) this.count(table)
  }

  /** Moves with each write into one of these tables. */
  stamp(tables: readonly string[]): number {
    let stamp = 0
    for (const table of tables) stamp += this.writes.get(table) ?? 0
    return stamp
  }

  hold(key: string, held: Held): void {
    if (this.held.size >= MOST_HELD)
      for (const [other, { until }] of this.held) if (until < performance.now()) this.held.delete(other)
    if (this.held.size < MOST_HELD) this.held.set(key, held)
  }

  private count(table: string): void {
    this.writes.set(table, (this.writes.get(table) ?? 0) + 1)
  }
}

const stores = new WeakMap<DataSource, Store>()

/** The tables that a transaction wrote into so far. */
function writtenIn({ data }: QueryRunner): Set<string> {
  data.written ??= new Set()
  return data.written
}

function storeOf(dataSource: DataSource): Store {
  const held = stores.get(dataSource)
  if (held) return held
  const store = new Store()
  stores.set(dataSource, store)
  dataSource.subscribers.push(store)
  return store
}

/**
 * An answer that nearly every page shows and that seldom changes: read once and held for a second at most. A write of this process is seen at once, one
 * of this transaction as well. For what is shown, not for what an act decides upon.
 * @param of the tables it is read from
 * @param key tells it from everything else that is held; the value is shared, so nobody changes it
 */
export async function kept<Value>(
  tx: EntityManager,
  of: readonly EntityTarget<ObjectLiteral>[],
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const store = storeOf(tx.dataSource)
  const tables = of.map((entity) => tx.dataSource.getMetadata(entity).tableName)
  const { queryRunner } = tx
  if (queryRunner && tables.some((table) => writtenIn(queryRunner).has(table))) return read()
  const stamp = store.stamp(tables)
  const held = store.held.get(key)
  if (held && held.stamp === stamp && held.until > performance.now()) return held.value as Value
  const until = performance.now() + KEPT_MS
  const value = await read()
  if (store.stamp(tables) === stamp) store.hold(key, { value, until, stamp })
  return value
}
