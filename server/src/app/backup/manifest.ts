import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const FORMAT = 'gongkai-backup/1'
export type Engine = 'sqlite' | 'mysql'

/** A file of a copy, below its folder, with slashes. */
export interface Part {
  path: string
  bytes: number
  sha256: string
}

/** One table: a row on a line, a JSON list of the columns' values, gzipped. */
export interface TablePart extends Part {
  table: string
  columns: string[]
  rows: number
  /** of the rows, whatever their order: see `RowDigest` */ digest: string
  /** the key the next row gets; null: keys are not counted up. A key that was given away is never given again. */
  next: number | null
}

/** A copy's description of itself, in `manifest.json`. */
export interface Manifest {
  format: typeof FORMAT
  /** of the product */ release: string
  engine: Engine
  /** the instant whose state it holds, ISO */ takenAt: string
  /** migrations that had run, in order */ migrations: string[]
  tables: TablePart[]
  files: Part[]
  /** SHA-256 over all the above */ seal: string
}

export function sealOf(manifest: Omit<Manifest, 'seal'>): string {
  const { format, release, engine, takenAt, migrations, tables, files } = manifest
  return createHash('sha256')
    .update(JSON.stringify([format, release, engine, takenAt, migrations, tables, files]))
    .digest('hex')
}

/** @throws Error in Chinese when it is no copy of ours, or damaged */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`${path}：没有这个文件，${folder} 不是一份完整的备份`)
  })
  let manifest: Manifest
  try {
    manifest = JSON.parse(text)
  } catch {
    throw new Error(`${path}：已损坏，不是有效的 JSON`)
  }
  if (typeof manifest?.format !== 'string' || !manifest.format.startsWith('gongkai-backup/'))
    throw new Error(`${path}：不是掌上公开的备份`)
  if (manifest.format !== FORMAT) throw new Error(`${path}：由更新的版本制作（${manifest.format}），请用那个版本恢复`)
  if (manifest.seal !== sealOf(manifest)) throw new Error(`${path}：内容与校验值不符，已损坏或被改动`)
  for (const part of [...manifest.tables, ...manifest.files])
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(part.path) || part.path.split('/').includes('..'))
      throw new Error(`${path}：含有不允许的文件名 ${part.path}`)
  return manifest
}

/**
 * The same for the same rows in any order, since two databases sort text differently: the exclusive or of the SHA-256 of
 * each row. No table has two equal rows: each has a key.
 */
export class RowDigest {
  private readonly sum = Buffer.alloc(32)
  rows = 0

  add(line: string): void {
    const hash = createHash('sha256').update(line).digest()
    for (let at = 0; at < hash.length; at++) this.sum[at] = (this.sum[at] ?? 0) ^ (hash[at] ?? 0)
    this.rows++
  }

  digest(): string {
    return this.sum.toString('hex')
  }
}
