import { PassThrough } from 'node:stream'
import type { Worker } from 'node:worker_threads'
import { SpareThread } from '../../../platform/threads/spare-thread.js'
import type { OfficialDocument, WriteDocument } from '../official-document.js'
import { type Layout, layoutsOf } from './layout.js'

export type PdfFacts = Pick<OfficialDocument, 'title' | 'subtitle' | 'foot' | 'draft' | 'madeAt'>
export type PdfPart = Omit<Layout, 'rows'>
/** The orders to the thread, one after the other: the document's facts, each part followed by its rows, the end. */
export type PdfTold = { facts: PdfFacts } | { part: PdfPart } | { rows: (readonly string[])[] } | { end: true }
/** Its answer to each order: the part of the file made so far; the last one has `ended`. */
export interface PdfSays {
  bytes: Uint8Array
  ended: boolean
}

/** Bound of a thread's heap, in MB: 30,000 rows take a third. */
const MEMORY_MB = 256
const ROWS_AT_ONCE = 25
/** So many pieces may wait for the thread; more would only take memory. */
const AHEAD = 4

const threads = new SpareThread(import.meta.url, 'pdf-thread')

/**
 * 附件2 or a plain table as pdf: A4 across, the head on every page, page numbers, 草稿 across each page of a draft. Written page by
 * page in an embedded font, in a thread of its own while the next rows are read; memory stays flat and the same content makes the
 * same bytes.
 */
export const writePdf: WriteDocument = (document, onRow) => {
  const out = new PassThrough()
  draw(document, out, onRow).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out
}

async function draw(document: OfficialDocument, out: PassThrough, onRow?: (count: number) => void): Promise<void> {
  const { title, subtitle, foot, draft, madeAt } = document
  const thread = threads.take(MEMORY_MB)
  let unharmed = false
  try {
    const teller = new Teller(thread, out)
    await teller.tell({ facts: { title, subtitle, foot, draft, madeAt } })
    for await (const { rows, ...part } of layoutsOf(document, onRow)) {
      await teller.tell({ part })
      let some: (readonly string[])[] = []
      for await (const cells of rows) {
        some.push(cells)
        if (some.length < ROWS_AT_ONCE) continue
        await teller.tell({ rows: some })
        some = []
      }
      if (some.length > 0) await teller.tell({ rows: some })
    }
    await teller.tell({ end: true })
    await teller.ended()
    unharmed = true
    out.end()
  } finally {
    threads.leave(thread, MEMORY_MB, unharmed)
  }
}

/** Tells the thread what to draw and passes on what it made, neither further ahead than the other side can follow. */
class Teller {
  private waiting = 0
  private over = false
  private failure: Error | null = null
  private go = () => {}

  constructor(
    private readonly thread: Worker,
    private readonly out: PassThrough,
  ) {
    const fail = (error: Error) => {
      this.failure ??= error
      this.go()
    }
    thread.on('message', ({ bytes, ended }: PdfSays) => {
      this.waiting--
      this.over ||= ended
      if (bytes.length > 0 && !out.destroyed) out.write(bytes)
      this.go()
    })
    thread.on('error', fail)
    thread.on('exit', (code) => fail(new Error(`the pdf's thread ended with ${code}`)))
    out.on('drain', () => this.go()).on('close', () => fail(new Error('nobody reads the document any more')))
  }

  async tell(pdfTold: PdfTold): Promise<void> {
    // A turn of the others between two pieces, whether or not there is room.
    await new Promise((resolve) => setImmediate(resolve))
    await this.until(() => this.waiting < AHEAD && !this.out.writableNeedDrain)
    this.waiting++
    this.thread.postMessage(pdfTold)
  }

  ended(): Promise<void> {
    return this.until(() => this.over)
  }

  private async until(reached: () => boolean): Promise<void> {
    while (!this.failure && !reached())
      await new Promise<void>((resolve) => {
        this.go = resolve
      })
    if (this.failure) throw this.failure
  }
}
