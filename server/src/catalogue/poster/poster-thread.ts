import { parentPort } from 'node:worker_threads'
import { drawPdf } from '../../platform/files/pdf.js'
import type { PosterAsked, PosterDrawn } from './draw-poster.js'
import { posterDocument } from './poster-document.js'

/** One poster after the other (draw-poster.ts). */
parentPort?.on('message', async ({ facts, address, code }: PosterAsked) => {
  const image = code && Buffer.from(code)
  const pdf = Uint8Array.from(await drawPdf(posterDocument(facts, address, image), new Date(facts.edition.publishedAt)))
  parentPort?.postMessage({ pdf } satisfies PosterDrawn, [pdf.buffer])
})
