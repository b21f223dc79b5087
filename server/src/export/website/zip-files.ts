import { createHash } from 'node:crypto'
import { PassThrough, Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import yazl from 'yazl'

/** A file of the package: its path, and its content, read when its turn comes. */
export interface PackedFile {
  path: string
  content: () => Readable | Iterable<string> | AsyncIterable<string>
}

/** Nothing of the clock and nothing of the machine's time zone: a zip keeps local times. */
const SAME = { mtime: new Date(2020, 0, 1), mode: 0o100644, forceDosTimestamp: true }

export const SUMS = 'SHA256SUMS.txt'

/** Files as a zip, one after another, and last their checksums (`sha256sum -c`). The same files make the same bytes. */
export function zipFiles(files: () => Promise<readonly PackedFile[]>): Readable {
  const zip = new yazl.ZipFile()
  const written = new PassThrough()
  let reading: Readable | undefined
  const fail = (error: unknown) => written.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  zip.outputStream.pipe(written)
  // Who stops reading stops what is read.
  written.on('close', () => reading?.destroy())
  const pack = async () => {
    const sums: string[] = []
    for (const { path, content } of await files())
      zip.addReadStreamLazy(path, SAME, (give) => {
        const hash = createHash('sha256')
        const hashed = new Transform({
          transform(chunk: Buffer, _encoding, next) {
            hash.update(chunk)
            next(null, chunk)
          },
          flush(next) {
            sums.push(`${hash.digest('hex')}  ${path}\n`)
            next()
          },
        })
        const source = content()
        reading = source instanceof Readable ? source : Readable.from(source, { objectMode: false })
        reading.on('error', fail)
        reading.pipe(hashed)
        give(null, hashed)
      })
    zip.addReadStreamLazy(SUMS, SAME, (give) => give(null, Readable.from([Buffer.from(sums.join(''))])))
    zip.end()
  }
  pack().catch(fail)
  finished(written).catch(() => {})
  return written
}
