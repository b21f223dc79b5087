import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Libsql from 'libsql'
import type { DataSource } from 'typeorm'

/** Holds the only lock of a database until released or until its process ends, however it ends. */
export interface DatabaseLock {
  /** @throws Error when it was lost, e.g. because its connection was cut */ stillHeld(): Promise<void>
  release(): Promise<void>
}

/** Rewriting the tables of a large district takes minutes, hardly more. */
const LONGEST_WAIT_MS = 30 * 60_000
const LOOK_EVERY_MS = 200
const LOST = '准备数据库时连接中断，请重新启动；已经完成的部分会接着做'

/**
 * One process prepares a database at a time; the others wait.
 * @param told called once when another process holds it
 * @throws Error in Chinese when it is not to be had within half an hour
 */
export async function lockDatabase(dataSource: DataSource, told: () => void): Promise<DatabaseLock> {
  const taken = dataSource.options.type === 'mysql' ? await lockMysql(dataSource) : lockSqlite(dataSource)
  const until = Date.now() + LONGEST_WAIT_MS
  for (let waited = false; ; waited = true) {
    const lock = await taken()
    if (lock) return lock
    if (!waited) told()
    if (Date.now() > until) throw new Error('另一个进程一直在准备这个数据库，半小时没有结束；请查看它的日志')
    await pause(LOOK_EVERY_MS)
  }
}

type Attempt = () => Promise<DatabaseLock | null>

/** GET_LOCK, upon a connection that stays open for as long. */
async function lockMysql(dataSource: DataSource): Promise<Attempt> {
  // The name is the whole server's and at most 64 characters long.
  const name = `gongkai-${createHash('sha1').update(String(dataSource.options.database)).digest('hex')}`
  const runner = dataSource.createQueryRunner()
  // Nothing is asked over it for as long as the tables are rewritten.
  await runner.query('SET SESSION wait_timeout = 86400')
  const isOurs = async () => {
    const [{ ours }] = await runner.query('SELECT IS_USED_LOCK(?) = CONNECTION_ID() AS ours', [name])
    return Number(ours) === 1
  }
  return async () => {
    const [{ got }] = await runner.query('SELECT GET_LOCK(?, 0) AS got', [name])
    if (Number(got) !== 1) return null
    return {
      async stillHeld() {
        if (!(await isOurs().catch(() => false))) throw new Error(LOST)
      },
      async release() {
        await runner.query('SELECT RELEASE_LOCK(?)', [name]).catch(() => {})
        // The lock's session differs from the others: nobody is to get its connection from the pool.
        await runner.query('SET SESSION wait_timeout = @@GLOBAL.wait_timeout').catch(() => {})
        await runner.release()
      },
    }
  }
}

/** An exclusive transaction upon a file beside the database, which the system ends with the process. */
function lockSqlite(dataSource: DataSource): Attempt {
  const database = String(dataSource.options.database)
  if (database === ':memory:') return async () => ({ stillHeld: async () => {}, release: async () => {} })
  mkdirSync(dirname(database), { recursive: true })
  return async () => {
    const file = new Libsql(`${database}.lock`)
    try {
      file.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      file.close()
      if (/SQLITE_BUSY|locked/.test(`${(error as { code?: string }).code} ${error}`)) return null
      throw error
    }
    return {
      stillHeld: async () => {},
      release: async () => {
        file.exec('ROLLBACK')
        file.close()
      },
    }
  }
}
