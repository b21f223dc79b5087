import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Part } from './manifest.js'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600
const PIECE_CHARACTERS = 64 * 1024

export const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: PRIVATE_FOLDER })

/** Passes everything on and knows its size and SHA-256. */
class Measure extends Transform {
  private readonly hash = createHash('sha256')
  private bytes = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, next: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk)
    this.bytes += chunk.length
    next(null, chunk)
  }

  said(): Omit<Part, 'path'> {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') }
  }
}

/** Writes a file of a copy, readable by its owner only, and brings it to the disk. */
async function write(source: Readable, folder: string, path: string, signal: AbortSignal, packed: boolean) {
  const target = join(folder, path)
  await makeFolder(dirname(target))
  const measure = new Measure()
  const file = createWriteStream(target, { flags: 'wx', mode: PRIVATE_FILE, flush: true })
  if (packed) await pipeline(source, createGzip(), measure, file, { signal })
  else await pipeline(source, measure, file, { signal })
  return { path, ...measure.said() }
}

/** Lines, gzipped. */
export function writeLines(
  lines: AsyncIterable<string>,
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<Part> {
  return write(Readable.from(inPieces(lines)), folder, path, signal, true)
}

/** A file as it is. */
export function copyFile(from: string, folder: string, path: string, signal: AbortSignal): Promise<Part> {
  return write(createReadStream(from), folder, path, signal, false)
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = ''
  for await (const line of lines) {
    piece += `${line}\n`
    if (piece.length < PIECE_CHARACTERS) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece) yield Buffer.from(piece)
}

/** @throws Error that names the file when it is missing or not what the manifest says */
export async function checkPart(folder: string, { path, bytes, sha256 }: Part): Promise<void> {
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of createReadStream(join(folder, path))) {
      hash.update(chunk as Buffer)
      size += (chunk as Buffer).length
    }
  } catch {
    throw new Error(`${path}：缺少这个文件，或读不出来`)
  }
  if (size !== bytes || hash.digest('hex') !== sha256) throw new Error(`${path}：内容与校验值不符，已损坏或被改动`)
}

/** The lines of a gzipped part, one after the other. */
export async function* readLines(folder: string, path: string): AsyncGenerator<string> {
  const source = createReadStream(join(folder, path))
  const unpacked = createGunzip().setEncoding('utf8')
  const done = pipeline(source, unpacked)
  done.catch(() => {})
  let rest = ''
  for await (const chunk of unpacked) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  await done
}

/** A name in it is on the disk too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
