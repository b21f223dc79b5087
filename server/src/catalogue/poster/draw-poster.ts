import { SpareThread } from '../../platform/threads/spare-thread.js'
import type { PosterFacts } from './poster-facts.js'

/** The thread's orders and its answer. `code`: the 小程序码 of a district that has a mini-program. */
export interface PosterAsked {
  facts: PosterFacts
  address: string
  code: Uint8Array | null
}
export interface PosterDrawn {
  pdf: Uint8Array
}

/** Bound of the thread's heap, in MB; a poster takes a fifth. */
const MEMORY_MB = 192
/** One that takes longer, on the busiest of machines, is given up. */
const SECONDS = 300

const threads = new SpareThread(import.meta.url, 'poster-thread')

/** A poster's bytes, drawn in a thread of its own: drawing takes some 200 ms, and readers are not to wait for it. */
export function drawPoster(asked: PosterAsked): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = threads.take(MEMORY_MB)
    const end = (settle: () => void, unharmed: boolean) => {
      clearTimeout(clock)
      threads.leave(thread, MEMORY_MB, unharmed)
      settle()
    }
    const fail = (error: Error) => end(() => reject(error), false)
    const clock = setTimeout(() => fail(new Error(`a poster was not drawn in ${SECONDS} s`)), SECONDS * 1000)
    thread.on('message', ({ pdf }: PosterDrawn) => end(() => resolve(Buffer.from(pdf.buffer)), true))
    thread.on('error', fail)
    thread.on('exit', (code) => fail(new Error(`the poster's thread ended with ${code}`)))
    thread.postMessage(asked)
  })
}
