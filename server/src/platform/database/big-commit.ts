/// <reference path="../search/libsql-promise.d.ts" />
import { statSync } from 'node:fs'
import type Libsql from 'libsql'
import AsyncLibsql from 'libsql/promise'

/** From this much on, copying what is committed into the database takes long enough to be felt. */
const BIG_BYTES = 8 * 1024 * 1024
/** SQLite's own default: it looks at every commit, and copies from so many pages on. */
const PAGES_BY_ITSELF = 1000

/**
 * A commit copies the WAL into the database: after an edition of 100,000 entries half a second and more in
 * which nobody is answered. A big WAL is copied by another thread instead; the transaction is committed all the same, and safe in the WAL.
 */
export class BigCommit {
  private copying: Promise<void> | null = null
  /** how long the WAL was when it had been copied last: nothing, unless somebody kept it from being cut */
  private copied = 0
  private copiedOnce = false

  constructor(
    private readonly database: Libsql.Database,
    private readonly path: string,
  ) {}

  /** Commits, and answers when that is done: the copying goes on. */
  async commit(run: () => Promise<void>): Promise<void> {
    if (this.copying || !this.isBig()) return run()
    this.database.pragma('wal_autocheckpoint = 0')
    try {
      await run()
    } finally {
      this.copying = this.copy().finally(() => {
        this.copied = this.length()
        this.copying = null
      })
    }
  }

  /** Before the database is closed, which copies nothing while the other connection is not let go of. */
  async close(): Promise<void> {
    await this.copying
    if (this.copiedOnce) this.database.pragma('wal_checkpoint(TRUNCATE)')
  }

  private async copy(): Promise<void> {
    this.copiedOnce = true
    const other = new AsyncLibsql(this.path, {})
    try {
      // The second keeps writers waiting, so it is left nothing to copy.
      await other.exec('PRAGMA wal_checkpoint(PASSIVE)')
      await other.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // SQLite does it itself at the next commit.
    } finally {
      other.close()
      this.database.pragma(`wal_autocheckpoint = ${PAGES_BY_ITSELF}`)
    }
  }

  private isBig(): boolean {
    const length = this.length()
    this.copied = Math.min(this.copied, length)
    return length - this.copied > BIG_BYTES
  }

  private length(): number {
    return statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0
  }
}
