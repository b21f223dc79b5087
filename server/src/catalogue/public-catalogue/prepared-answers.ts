import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { SERVER_HEADER, VERSION } from '@gongkai/shared/base/version'
import { LRUCache } from 'lru-cache'

const gzipped = promisify(gzip)
const brotli = promisify(brotliCompress)

/** Under this many bytes compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const MOST_BYTES = 64 * 1024 * 1024

/** Headers and body, ready to be written. */
export interface Parcel {
  headers: OutgoingHttpHeaders
  bytes: Buffer
}
type Encoding = 'br' | 'gzip' | 'identity'

/** An answer as it is sent, compressed at the first asking for it. */
export class Prepared {
  readonly etag: string
  readonly unchanged: OutgoingHttpHeaders
  private readonly parcels = new Map<Encoding, Parcel>()

  constructor(
    readonly plain: Buffer,
    /** of HTTP */ readonly status: 200 | 410 = 200,
  ) {
    this.etag = `W/"${createHash('sha1').update(plain).digest('base64url')}"`
    // A client may keep it but asks each time whether it still stands: a new edition is seen at once.
    this.unchanged = {
      etag: this.etag,
      'cache-control': 'public, no-cache',
      vary: 'accept-encoding',
      [SERVER_HEADER]: VERSION,
    }
    this.parcels.set('identity', this.parcel(plain))
  }

  /** For a client that accepts these encodings; undefined while it has to be compressed first. */
  parcelFor(accepted: string): Parcel | undefined {
    return this.parcels.get(this.encodingFor(accepted))
  }

  /** The same, compressed if need be. */
  async pack(accepted: string): Promise<Parcel> {
    const encoding = this.encodingFor(accepted)
    const held = this.parcels.get(encoding)
    if (held) return held
    const compressed = encoding === 'br' ? await brotli(this.plain, BROTLI) : await gzipped(this.plain)
    const parcel = this.parcel(compressed, encoding)
    this.parcels.set(encoding, parcel)
    return parcel
  }

  private encodingFor(accepted: string): Encoding {
    if (this.plain.length < WORTH_COMPRESSING) return 'identity'
    if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br'
    return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : 'identity'
  }

  private parcel(bytes: Buffer, encoding: Encoding = 'identity'): Parcel {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
      'x-content-type-options': 'nosniff',
      ...this.unchanged,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    }
    return { headers, bytes }
  }
}

/** Answers of one standing catalogue by their question; the least asked for are forgotten. They end with the catalogue. */
export class PreparedAnswers {
  private readonly prepared: LRUCache<string, Prepared>
  private readonly underWay = new Map<string, Promise<Prepared>>()

  constructor(maxSize = MOST_BYTES) {
    this.prepared = new LRUCache<string, Prepared>({
      maxSize,
      // beside the bytes: what is compressed, the question, the objects around
      sizeCalculation: ({ plain }, key) => Math.ceil(plain.length * 1.5) + key.length * 2 + 500,
    })
  }

  /** An earlier answer, if it is still held. */
  held(question: string): Prepared | undefined {
    return this.prepared.get(question)
  }

  /** `make` answers with what is sent as JSON, with its bytes, or with the answer itself; it runs once, however many ask. */
  get(key: string, make: () => unknown): Prepared | Promise<Prepared> {
    return this.prepared.get(key) ?? this.underWay.get(key) ?? this.prepare(key, make)
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
    const prepared =
      answer instanceof Prepared
        ? answer
        : new Prepared(Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer)))
    this.prepared.set(key, prepared)
    return prepared
  }
}
