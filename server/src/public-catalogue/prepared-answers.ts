import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'

const gzipped = promisify(gzip)
const brotli = promisify(brotliCompress)

/** Under this many bytes compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const MOST_BYTES = 64 * 1024 * 1024

/** An answer as it is sent, compressed at the first asking for it. */
export class Prepared {
  readonly etag: string
  private readonly encoded = new Map<'br' | 'gzip', Promise<Buffer>>()

  constructor(readonly bytes: Buffer) {
    this.etag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`
  }

  /** The encoding to be sent to a client that accepts these. */
  encodingFor(accepted: string): 'br' | 'gzip' | null {
    if (this.bytes.length < WORTH_COMPRESSING) return null
    if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br'
    return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : null
  }

  encodedAs(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const held = this.encoded.get(encoding)
    if (held) return held
    const bytes = encoding === 'br' ? brotli(this.bytes, BROTLI) : gzipped(this.bytes)
    this.encoded.set(encoding, bytes)
    return bytes
  }
}

/** Answers of one standing catalogue by their question; the least asked for are forgotten. They end with the catalogue. */
export class PreparedAnswers {
  private readonly held = new LRUCache<string, Prepared>({
    maxSize: MOST_BYTES,
    // beside the bytes: what is compressed, the question, the objects around
    sizeCalculation: ({ bytes }, key) => Math.ceil(bytes.length * 1.5) + key.length * 2 + 500,
  })
  private readonly underWay = new Map<string, Promise<Prepared>>()

  /** `make` answers with what is sent as JSON, or with its bytes; it runs once, however many ask. */
  get(key: string, make: () => unknown): Prepared | Promise<Prepared> {
    return this.held.get(key) ?? this.underWay.get(key) ?? this.prepare(key, make)
  }

  private prepare(key: string, make: () => unknown): Prepared | Promise<Prepared> {
    const made = make()
    if (!(made instanceof Promise)) return this.keep(key, made)
    const promise = made
      .then((answer) => this.keep(key, answer))
      .finally(() => {
        this.underWay.delete(key)
      })
    this.underWay.set(key, promise)
    return promise
  }

  private keep(key: string, answer: unknown): Prepared {
    const prepared = new Prepared(Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer)))
    this.held.set(key, prepared)
    return prepared
  }
}
