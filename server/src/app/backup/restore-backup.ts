import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { VERSION } from '@gongkai/shared/base/version'
import Libsql from 'libsql'
import type { DataSource } from 'typeorm'
import { createDataSource } from '../../platform/database/data-source.js'
import { migrations } from '../entities.js'
import { fillMySql, fillSqlite, MARK } from './fill-database.js'
import { type Manifest, RowDigest, readManifest } from './manifest.js'
import { lineOf, openSnapshot, sqlitePath } from './snapshot.js'
import { checkPart, makeFolder, syncFolder } from './write-part.js'

export interface RestoreRequest {
  /** the copy's folder */ copy: string
  /** address of the new database, still empty */ url: string
  /** folder of the new files, still empty */ files: string
}

/**
 * Puts a copy into an empty place, on either database whichever it was made of, and reads it back. Every part is looked at
 * before anything is written.
 * @throws Error in Chinese that names what is wrong; nothing half is left then
 */
export async function restoreBackup({ copy, url, files }: RestoreRequest): Promise<Manifest> {
  const manifest = await readManifest(copy)
  ensureKnown(manifest)
  for (const part of [...manifest.tables, ...manifest.files]) await checkPart(copy, part)
  await ensureNoFiles(files)
  const filesAside = `${files}.restoring`
  await rm(filesAside, { recursive: true, force: true })
  const path = sqlitePath(url)
  const intoDatabase = path === null ? await intoMySql(copy, manifest, url) : await intoSqlite(copy, manifest, path)
  try {
    for (const { path: part } of manifest.files) {
      const target = join(filesAside, part.slice('files/'.length))
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await copyFile(join(copy, part), target)
    }
    if (existsSync(filesAside)) {
      if (existsSync(files)) await rmdir(files)
      await rename(filesAside, files)
      await syncFolder(dirname(files))
    }
    await intoDatabase.keep()
  } catch (error) {
    await rm(filesAside, { recursive: true, force: true })
    await intoDatabase.abandon()
    throw error
  }
  return manifest
}

/** @throws Error where an earlier restore into this database was broken off: its contents are not whole */
export async function ensureRestored(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner()
  const unfinished = await runner.hasTable(MARK).finally(() => runner.release())
  if (unfinished) throw new Error('没有启动：上一次恢复没有完成，数据库不完整。请再运行一次 npm run restore')
}

/** A database that was filled and verified, and is yet to be kept or thrown away. */
interface Filled {
  keep(): Promise<void>
  abandon(): Promise<void>
}

/** @throws Error when this release does not know a migration that had run */
function ensureKnown({ migrations: ran, release }: Manifest): void {
  const known = migrations.map(nameOfMigration)
  const unknown = ran.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `这份备份由版本 ${release} 制作，比本程序（${VERSION}）新：没有 ${unknown.join('、')}。请用那个版本恢复`,
    )
  if (ran.length === 0) throw new Error('备份的数据库里没有掌上公开的表')
}

function nameOfMigration(Migration: (typeof migrations)[number]): string {
  return (new Migration() as { name?: string }).name ?? Migration.name
}

async function ensureNoFiles(files: string): Promise<void> {
  const found = await readdir(files).catch(() => [])
  if (found.length > 0)
    throw new Error(`文件目录 ${files} 不是空的（有 ${found.slice(0, 3).join('、')} 等 ${found.length} 项），没有恢复`)
}

async function intoSqlite(copy: string, manifest: Manifest, path: string): Promise<Filled> {
  const there = ['', '-wal', '-shm'].map((end) => `${path}${end}`).filter((item) => existsSync(item))
  if (there.length > 0)
    throw new Error(`数据库 ${there.join('、')} 已经存在，没有恢复：请先移走它，或把 DATABASE_URL 指向别处`)
  const aside = `${path}.restoring`
  const abandon = async () => {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${aside}${end}`, { force: true })
  }
  await abandon()
  await makeFolder(dirname(path))
  try {
    const dataSource = await migrated(`sqlite:${aside}`, manifest)
    await dataSource.destroy()
    const database = new Libsql(aside)
    try {
      await fillSqlite(database, copy, manifest)
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
    await verify(`sqlite:${aside}`, manifest)
  } catch (error) {
    await abandon()
    throw error
  }
  return {
    abandon,
    async keep() {
      // A database closed by its last connection has put all its pages into the one file.
      await rename(aside, path)
      await abandon()
      await syncFolder(dirname(path))
    },
  }
}

async function intoMySql(copy: string, manifest: Manifest, url: string): Promise<Filled> {
  const empty = await createDataSource(url, [], []).initialize()
  const abandon = async () => {
    const dataSource = await createDataSource(url, [], []).initialize()
    await dropAll(dataSource).finally(() => dataSource.destroy())
  }
  try {
    const tables = await tablesOf(empty)
    // The leftovers of a restore that was killed may be thrown away; nothing else.
    if (tables.includes(MARK)) await dropAll(empty)
    else if (tables.length > 0)
      throw new Error(
        `数据库不是空的（有 ${tables.slice(0, 3).join('、')} 等 ${tables.length} 个表），没有恢复：请用一个空的数据库`,
      )
    await empty.query(`CREATE TABLE ${MARK} (id int)`)
  } finally {
    await empty.destroy()
  }
  try {
    const dataSource = await migrated(url, manifest)
    await fillMySql(dataSource, copy, manifest).finally(() => dataSource.destroy())
    await verify(url, manifest)
  } catch (error) {
    await abandon()
    throw error
  }
  return {
    abandon,
    async keep() {
      const dataSource = await createDataSource(url, [], []).initialize()
      await dataSource.query(`DROP TABLE ${MARK}`).finally(() => dataSource.destroy())
    },
  }
}

/** A database with the tables as they were when the copy was made; later migrations run at the next start. */
async function migrated(url: string, { migrations: ran }: Manifest): Promise<DataSource> {
  const past = migrations.filter((migration) => ran.includes(nameOfMigration(migration)))
  const dataSource = await createDataSource(url, [], past).initialize()
  await dataSource.runMigrations()
  return dataSource
}

async function tablesOf(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  return (rows as { name: string }[]).map(({ name }) => name)
}

/** The mark last: a process killed here leaves the mark to the next restore. */
async function dropAll(dataSource: DataSource): Promise<void> {
  const tables = await tablesOf(dataSource)
  for (const table of [...tables.filter((name) => name !== MARK), MARK])
    await dataSource.query(`DROP TABLE IF EXISTS \`${table}\``)
}

/** Reads everything back. @throws Error that names the table which is not what was copied */
async function verify(url: string, manifest: Manifest): Promise<void> {
  const snapshot = await openSnapshot(url)
  try {
    for (const { table, columns, rows, digest } of manifest.tables) {
      const found = new RowDigest()
      const typed = await snapshot.columns(table)
      const ordered = columns.map((name) => ({ name, type: typed.find((column) => column.name === name)?.type ?? '' }))
      for await (const row of snapshot.rows(table)) found.add(lineOf(row, ordered))
      if (found.rows !== rows || found.digest() !== digest)
        throw new Error(`表 ${table}：恢复后有 ${found.rows} 行，应有 ${rows} 行，或内容不同，没有恢复`)
    }
  } finally {
    await snapshot.close()
  }
}
