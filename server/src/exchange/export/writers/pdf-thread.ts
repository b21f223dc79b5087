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
parentPort?.on('message', (pdfTold: PdfTold) => {
  if ('facts' in pdfTold) sheet = begin(pdfTold.facts)
  else if ('part' in pdfTold) sheet?.begin(pdfTold.part)
  else if ('rows' in pdfTold) for (const cells of pdfTold.rows) sheet?.row(cells)
  else {
    sheet?.end()
    sheet = null // while the thread waits, nothing is held
    return
  }
  say(false)
})
