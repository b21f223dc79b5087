import { dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { refuse } from '@gongkai/shared/base/refusal'
import { execArgv } from '../../import/read/reader-thread.js'
import { Refused } from '../../platform/http/refused.js'
import type { OfficialDocument, WriteDocument } from '../official-document.js'
import { type Layout, layoutsOf } from './layout.js'

/** A part with its rows, as the drawing thread is given it. */
export type DrawnPart = Omit<Layout, 'rows'> & { rows: (readonly string[])[] }
export type ToDraw = Pick<OfficialDocument, 'title' | 'subtitle' | 'foot' | 'draft' | 'madeAt'> & { parts: DrawnPart[] }

const here = fileURLToPath(import.meta.url)
/** What drawing may take; some 4,000 rows of 附件2. */
const MEMORY_MB = 1500

/**
 * 附件2 or a plain table as pdf, A4 across. A pdf is laid out as a whole, some 200 ms a page, so it is drawn in a thread of its
 * own: the server keeps answering, and what is too long for it is refused.
 */
export const writePdf: WriteDocument = (document, onRow) => Readable.from(drawn(document, onRow), { objectMode: false })

async function* drawn(document: OfficialDocument, onRow?: (count: number) => void): AsyncGenerator<Uint8Array> {
  const parts: DrawnPart[] = []
  for await (const { rows, ...layout } of layoutsOf(document, onRow)) {
    const held: DrawnPart = { ...layout, rows: [] }
    for await (const row of rows) held.rows.push(row)
    parts.push(held)
  }
  const { title, subtitle, foot, draft, madeAt } = document
  const worker = new Worker(join(dirname(here), `draw-pdf.worker${extname(here)}`), {
    workerData: { title, subtitle, foot, draft, madeAt, parts } satisfies ToDraw,
    execArgv: execArgv(),
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  try {
    yield await new Promise<Uint8Array>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', (error: Error & { code?: string }) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error),
      )
      worker.on('exit', (code) => reject(new Error(`the drawing thread ended with ${code}`)))
    })
  } finally {
    // Also when nobody waits for it any more.
    await worker.terminate()
  }
}

const tooLong = () =>
  new Refused(422, [
    refuse('export.too-heavy', '', '内容太多，做不成一份 PDF，请缩小范围（如只导出一个领域）或改用其他格式'),
  ])
