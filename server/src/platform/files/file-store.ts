import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** So long a file is left alone that nobody refers to yet, or not any more. */
const GRACE_MS = 3600_000

/** The folders of a store; whatever else lies beside them is another's. */
const OWN_FOLDER = /^(?:[0-9a-f]{2}|unfinished)$/

/**
 * Files under the hash of their content, in a folder of their own (GONGKAI_FILES, or one within it). A file is there whole or not at all: it is
 * written under another name, brought to the disk and renamed.
 */
export class FileStore {
  constructor(readonly folder: string) {}

  /** A store of another feature below this one: neither takes away the other's files. */
  within(name: string): FileStore {
    return new FileStore(join(this.folder, name))
  }

  /** Writes a file; nothing of it is left when the source fails or `signal` stops it. */
  async write(content: Readable, signal: AbortSignal): Promise<{ sha256: string; size: number }> {
    const unfinished = join(this.folder, 'unfinished', randomUUID())
    await mkdir(dirname(unfinished), { recursive: true })
    const hash = createHash('sha256')
    let size = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk)
        size += chunk.length
        next(null, chunk)
      },
    })
    try {
      // `flush` brings it to the disk before it is closed.
      await pipeline(content, counted, createWriteStream(unfinished, { flags: 'wx', flush: true }), { signal })
      const sha256 = hash.digest('hex')
      const path = this.pathOf(sha256)
      await mkdir(dirname(path), { recursive: true })
      await rename(unfinished, path)
      await syncFolder(dirname(path))
      return { sha256, size }
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
  }

  /** Whether it is there; it then stays for a while, also when nobody refers to it any more. */
  async keep(sha256: string): Promise<boolean> {
    const now = new Date()
    return utimes(this.pathOf(sha256), now, now).then(
      () => true,
      () => false,
    )
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.pathOf(sha256)).then(
      () => true,
      () => false,
    )
  }

  read(sha256: string): Readable {
    return createReadStream(this.pathOf(sha256))
  }

  /** Takes one away at once. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true })
  }

  /** Takes away what is not `wanted` and what was never finished. */
  async sweep(namesInUse: ReadonlySet<string>, graceMs = GRACE_MS): Promise<void> {
    const folders = await readdir(this.folder).catch(() => [])
    for (const folder of folders.filter((name) => OWN_FOLDER.test(name)))
      for (const name of await readdir(join(this.folder, folder)).catch(() => [])) {
        const path = join(this.folder, folder, name)
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
        // The file system's own time: a demo's clock may be shifted.
        if (!namesInUse.has(name) && Date.now() - mtimeMs >= graceMs) await rm(path, { force: true })
      }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256)
  }
}

/** The new name too is on the disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
