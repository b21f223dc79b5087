import { AsyncLocalStorage } from 'node:async_hooks'
import Libsql from 'libsql'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js'
import { breatheWhenDue } from '../breathe.js'
import { BigCommit } from './big-commit.js'
import { BoundList, unfoldLists } from './in-list.js'

type Bindable = null | number | string | bigint | Buffer
type Base = BetterSqlite3QueryRunner
type Execute = (...parameters: unknown[]) => unknown

/** The value SQLite can hold for a parameter; dates get the text TypeORM itself writes for them. */
function bindable(value: unknown): Bindable {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return value.toISOString().replace('T', ' ').replace('Z', '')
  }
  throw new TypeError(
    `SQLite cannot bind ${value instanceof Date ? 'an invalid Date' : `a parameter of type ${typeof value}`}`,
  )
}

/**
 * libsql aborts the whole process (no exception to catch) on a boolean or a Date parameter, so nothing may reach it
 * that is not one of SQLite's own types.
 */
export class safeLibsql extends Libsql {
  override prepare<P extends unknown[] | NonNullable<unknown> = unknown[]>(source: string): Libsql.Statement<P> {
    const statement = super.prepare(source)
    const guard = <T extends Execute>(execute: T) => {
      // One array, never spread: libsql would take a lone null for its object of named parameters.
      const guarded = (...parameters: unknown[]) =>
        parameters.length === 0 ? execute.call(statement) : execute.call(statement, parameters.flat().map(bindable))
      return guarded as T
    }
    statement.all = guard(statement.all)
    statement.get = guard(statement.get)
    statement.run = guard(statement.run)
    return statement as never
  }
}

/** First come, first served; `acquire` resolves to the function that lets the next one in. */
class Mutex {
  private tail: Promise<void> = Promise.resolve()

  acquire(): Promise<() => void> {
    const { tail } = this
    let release = () => {}
    this.tail = new Promise((resolve) => {
      release = resolve
    })
    return tail.then(() => release)
  }
}

/** A transaction as the code within its `manager.transaction` call knows it, however deep that code is called. */
interface Scope {
  open: boolean
  /** tells the data sources of one process apart */ of: Mutex
  /** of another data source, within which this one was begun */ outer: Scope | undefined
}
/** One for all data sources: each further one makes every promise of the process dearer, and stays. */
const scopes = new AsyncLocalStorage<Scope>()

const OUTSIDE = 'inside a transaction use the EntityManager passed to it: anything else would wait for it to end'

/** Statements that read and do nothing else. */
const READS = /^\s*SELECT\b/i

/** Queries upon a connection of its own, which sees what is committed: in WAL mode nobody who reads waits for who writes. */
class ReadingQueryRunner extends BetterSqlite3QueryRunner {
  private readonly opened: Libsql.Database

  constructor(driver: BetterSqlite3Driver, path: string) {
    super(driver)
    this.opened = new safeLibsql(path)
    this.opened.pragma('query_only = ON')
    this.opened.pragma('busy_timeout = 5000')
  }

  override async connect(): Promise<Libsql.Database> {
    return this.opened
  }

  close(): void {
    this.opened.close()
  }
}

/**
 * TypeORM shares one SQLite connection, so concurrent transactions become savepoints of each other and one that had
 * resolved is lost when another rolls back. Here transactions and what writes outside of them take turns instead, and what reads
 * outside of them has a connection of its own. Call before `initialize()`.
 */
export function serialise(dataSource: DataSource): DataSource {
  const mutex = new Mutex()
  const ownScope = () => {
    let scope = scopes.getStore()
    while (scope && scope.of !== mutex) scope = scope.outer
    return scope
  }
  const refuseInsideTransaction = () => {
    if (ownScope()?.open) throw new Error(OUTSIDE)
  }

  class SerialisedQueryRunner extends BetterSqlite3QueryRunner {
    /** Set while this runner's transaction holds the connection. */
    private leave?: () => void

    override async startTransaction(...isolation: Parameters<Base['startTransaction']>) {
      if (this.leave) return super.startTransaction(...isolation)
      refuseInsideTransaction()
      const scope = ownScope()
      const release = await mutex.acquire()
      if (scope) scope.open = true
      this.leave = () => {
        if (scope) scope.open = false
        this.leave = undefined
        release()
      }
      try {
        await super.startTransaction(...isolation)
      } catch (error) {
        // BEGIN may have succeeded before a subscriber threw: the next in line must find no transaction.
        if (this.transactionDepth > 0) await this.rollbackTransaction().catch(() => {})
        this.end()
        throw error
      }
    }

    override async commitTransaction() {
      const commit = () => super.commitTransaction()
      try {
        await (this.transactionDepth === 1 && database !== ':memory:' ? bigCommit().commit(commit) : commit())
      } finally {
        // A failed COMMIT leaves the transaction open, for the caller to roll back.
        if (this.transactionDepth === 0) this.end()
      }
    }

    override async rollbackTransaction() {
      const outermost = this.transactionDepth <= 1
      try {
        await super.rollbackTransaction()
      } finally {
        // Also when ROLLBACK fails (after a full disk SQLite has rolled back by itself): else nobody gets in again.
        if (outermost) this.end()
      }
    }

    override async query(...call: Parameters<Base['query']>): ReturnType<Base['query']> {
      // Another process may write too (create-admin beside the server): a transaction that reads first and writes then would be refused.
      if (call[0] === 'BEGIN TRANSACTION') call[0] = 'BEGIN IMMEDIATE TRANSACTION'
      // libsql answers at once: without this pause many statements in a row would be one block for all who ask the server anything.
      await breatheWhenDue()
      if (Array.isArray(call[1]) && call[1].some((item) => item instanceof BoundList)) {
        const unfolded = unfoldLists(call[0], call[1])
        call[0] = unfolded.sql
        call[1] = unfolded.parameters
      }
      if (this.leave) return super.query(...call)
      refuseInsideTransaction()
      if (READS.test(call[0]) && database !== ':memory:') {
        reading ??= new ReadingQueryRunner(driver, database)
        return reading.query(...call)
      }
      const release = await mutex.acquire()
      try {
        return await super.query(...call)
      } finally {
        release()
      }
    }

    /** As on MySQL, a released runner is done: code that still holds it must not write outside of its transaction. */
    override async release() {
      if (this.leave) await this.rollbackTransaction().catch(() => {})
      await super.release()
      this.isReleased = true
    }

    private end() {
      this.transactionDepth = 0
      this.isTransactionActive = false
      this.leave?.()
    }
  }

  const driver = dataSource.driver as BetterSqlite3Driver
  const { database } = driver.options
  let reading: ReadingQueryRunner | undefined
  let commits: BigCommit | undefined
  const bigCommit = () => {
    commits ??= new BigCommit(driver.databaseConnection as unknown as Libsql.Database, database)
    return commits
  }
  const disconnect = driver.disconnect.bind(driver)
  driver.disconnect = async () => {
    await commits?.close()
    commits = undefined
    reading?.close()
    reading = undefined
    await disconnect()
  }
  driver.createQueryRunner = () => new SerialisedQueryRunner(driver)

  const { manager } = dataSource
  const transaction: (...call: unknown[]) => Promise<unknown> = manager.transaction.bind(manager) as never
  manager.transaction = (async (...call: unknown[]) => {
    refuseInsideTransaction()
    return scopes.run({ open: false, of: mutex, outer: scopes.getStore() }, () => transaction(...call))
  }) as never
  return dataSource
}
