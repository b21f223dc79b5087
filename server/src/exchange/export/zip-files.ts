import { createHash } from 'node:crypto'
import { PassThrough, Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import yazl from 'yazl'

/** A file of a package: its path, and its content, read when its turn comes. */
export interface PackedFile {
  path: string
  content: () => Readable | Iterable<string> | AsyncIterable<string>
}

/** Nothing of the clock and nothing of the machine's time zone: a zip keeps local times. */
const SAME = { mtime: new Date(2020, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 3 }

/**
 * Files as a zip, one after another: the next is asked for once the one before is written. The same files make the same bytes.
 *
 * @param sums the path of a last file with the checksums of all others (`sha256sum -c`)
 */
export function zipFiles(files: () => AsyncIterable<PackedFile>, sums?: string): Readable {
  const zip = new yazl.ZipFile()
  const written = new PassThrough()
  let reading: Readable | undefined
  const fail = (error: unknown) => written.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  zip.outputStream.on('error', fail).pipe(written)
  // A reader who goes stops the reading, too.
  written.on('close', () => reading?.destroy())
  const lines: string[] = []
  const add = ({ path, content }: PackedFile) =>
    new Promise<void>((resolve) => {
      zip.addReadStreamLazy(path, SAME, (give) => {
        const hash = createHash('sha256')
        const hashed = new Transform({
          transform(chunk: Buffer, _encoding, next) {
            if (sums) hash.update(chunk)
            next(null, chunk)
          },
          flush(next) {
            lines.push(`${hash.digest('hex')}  ${path}\n`)
            next()
            resolve()
          },
        })
        const source = content()
        reading = source instanceof Readable ? source : Readable.from(source, { objectMode: false })
        reading.on('error', fail)
        reading.pipe(hashed)
        give(null, hashed)
      })
    })
  const pack = async () => {
    for await (const file of files()) await add(file)
    if (sums) zip.addBuffer(Buffer.from(lines.join('')), sums, SAME)
    zip.end()
  }
  pack().catch(fail)
  finished(written).catch(() => {})
  return written
}
