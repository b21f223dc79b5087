import { parentPort } from 'node:worker_threads'
import type { PdfFacts, PdfSays, PdfTold } from './pdf.js'
import { PdfSheet } from './pdf-sheet.js'

let sheet: PdfSheet | null = null
let made: Uint8Array[] = []

function say(ended: boolean): void {
  const bytes = Uint8Array.from(Buffer.concat(made))
  made = []
  parentPort?.postMessage({ bytes, ended } satisfies PdfSays, [bytes.buffer])
}

function begin(facts: PdfFacts): PdfSheet {
  const begun = new PdfSheet(facts)
  begun.pdf.on('data', (piece: Uint8Array) => made.push(piece)).on('end', () => say(true))
  return begun
}

/** One document after the other (pdf.ts). */
parentPort?.on('message', (told: PdfTold) => {
  if ('facts' in told) sheet = begin(told.facts)
  else if ('part' in told) sheet?.begin(told.part)
  else if ('rows' in told) for (const cells of told.rows) sheet?.row(cells)
  else {
    sheet?.end()
    sheet = null // while the thread waits, nothing is held
    return
  }
  say(false)
})
