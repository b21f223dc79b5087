import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { BackupOccasion } from '@gongkai/shared/app/backup/retention'
import { VERSION } from '@gongkai/shared/base/version'
import { nameOf, UNFINISHED } from './copies.js'
import { holdLock } from './lock.js'
import { FORMAT, type Manifest, type Part, RowDigest, sealOf, type TablePart } from './manifest.js'
import { lineOf, openSnapshot, type Snapshot } from './snapshot.js'
import { copyFile, makeFolder, syncFolder, writeLines } from './write-part.js'

/** A copy must not let its finder in: people who are signed in sign in anew after a restore, and so does the server at WeChat. */
const LEFT_OUT = ['session', 'wechat_token']

export interface BackupRequest {
  url: string
  /** GONGKAI_FILES */ files: string
  /** folder of the copies */ folder: string
  occasion: BackupOccasion
  now: Date
  signal?: AbortSignal
}

/**
 * Copies database and files while the server goes on: every act confirmed before it began is in it, none by half. It is
 * written under another name, brought to the disk and renamed, so that a copy under its own name is whole.
 * @returns the copy's folder
 * @throws Error, `BackupUnderWay` among them; nothing is left of the copy then
 */
export async function writeBackup(request: BackupRequest): Promise<string> {
  const { url, files, folder, occasion, now, signal = new AbortController().signal } = request
  await makeFolder(folder)
  const release = await holdLock(folder)
  try {
    await removeUnfinished(folder)
    const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`)
    try {
      const snapshot = await openSnapshot(url)
      try {
        await makeFolder(unfinished)
        const body = await copyAll(snapshot, files, unfinished, now, signal)
        await writeManifest(unfinished, { ...body, seal: sealOf(body) })
      } finally {
        await snapshot.close()
      }
      const whole = join(folder, nameOf(now, occasion))
      await rename(unfinished, whole)
      await syncFolder(folder)
      return whole
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      throw error
    }
  } finally {
    await release()
  }
}

async function copyAll(
  snapshot: Snapshot,
  files: string,
  to: string,
  now: Date,
  signal: AbortSignal,
): Promise<Omit<Manifest, 'seal'>> {
  const tables: TablePart[] = []
  for (const table of (await snapshot.tables()).sort()) tables.push(await copyTable(snapshot, table, to, signal))
  return {
    format: FORMAT,
    release: VERSION,
    engine: snapshot.engine,
    takenAt: now.toISOString(),
    migrations: await snapshot.migrations(),
    tables,
    // After the rows that name them: a file whose row is in the copy was there before it.
    files: await copyFiles(files, to, signal),
  }
}

async function copyTable(snapshot: Snapshot, table: string, to: string, signal: AbortSignal): Promise<TablePart> {
  const columns = await snapshot.columns(table)
  const digest = new RowDigest()
  async function* lines() {
    if (LEFT_OUT.includes(table)) return
    for await (const row of snapshot.rows(table)) {
      const line = lineOf(row, columns)
      digest.add(line)
      yield line
    }
  }
  const part = await writeLines(lines(), to, `tables/${table}.jsonl.gz`, signal)
  return {
    ...part,
    table,
    columns: columns.map(({ name }) => name),
    rows: digest.rows,
    digest: digest.digest(),
    next: await snapshot.next(table),
  }
}

/** A document that was asked for may be taken away meanwhile, once nobody may fetch it any more. */
async function copyFiles(files: string, to: string, signal: AbortSignal): Promise<Part[]> {
  const found = await readdir(files, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = found
    .filter((dirent) => dirent.isFile())
    .map((candidate) => relative(files, join(candidate.parentPath, candidate.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)unfinished\//.test(path))
    .sort()
  const parts: Part[] = []
  for (const path of paths) {
    const target = `files/${path}`
    try {
      parts.push(await copyFile(join(files, path), to, target, signal))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      await rm(join(to, target), { force: true })
    }
  }
  return parts
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(join(folder, 'manifest.json'), 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  const inner = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const dirent of inner) if (dirent.isDirectory()) await syncFolder(join(dirent.parentPath, dirent.name))
  await syncFolder(folder)
}

/** Removes the leftovers of a process that died. Nobody else is at work, since the lock is held. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(UNFINISHED)) await rm(join(folder, name), { recursive: true, force: true })
}
