import type { Worker } from 'node:worker_threads'
import type { Refusal } from '@gongkai/shared/base/refusal'
import { Refused } from '../http/refused.js'
import type { SpareThread } from './spare-thread.js'
import { cpuSecondsOf } from './thread-cpu.js'

/** So often the thread's work is looked at. */
const LOOK_MS = 500

export interface TaskBounds {
  /** wall clock */ seconds: number
  /** of the thread's own work */ cpuSeconds: number
  /** of the thread's heap */ memoryMb: number
}

/** Any message may be this one: by which number the system knows the thread. */
export type ThreadSays = { thread: number | null }

export interface BoundedTask<Says, Result> {
  asked: unknown
  bounds: TaskBounds
  /** takes a message; an answer ends the task. Refusals reject it with 422. */
  hear(says: Says, worker: Worker): { result: Result } | { refusals: readonly Refusal[] } | undefined
  /** the words for a task that takes too long */ slow(seconds: number): Refusal
  /** the words for one that takes too much memory */ heavy(memoryMb: number): Refusal
  /** gives it up; the promise rejects with the signal's reason */ signal?: AbortSignal
}

/**
 * One task in a thread of its own with bounds to time and memory, so that the server keeps answering and a hostile file costs nobody but its
 * reader. @throws Refused 422
 */
export function runBounded<Says extends object, Result>(
  threads: SpareThread,
  { asked, bounds, hear, slow, heavy, signal }: BoundedTask<Says, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = threads.take(bounds.memoryMb)
    let looks: NodeJS.Timeout | undefined
    const end = (settle: () => void, unharmed = false) => {
      clearTimeout(clock)
      clearInterval(looks)
      signal?.removeEventListener('abort', abort)
      threads.leave(worker, bounds.memoryMb, unharmed)
      settle()
    }
    const refuseWith = (refusals: readonly Refusal[], unharmed = false) =>
      end(() => reject(new Refused(422, refusals)), unharmed)
    const abort = () => end(() => reject(signal?.reason))
    const clock = setTimeout(() => refuseWith([slow(bounds.seconds)]), bounds.seconds * 1000)
    const watch = (thread: number) => {
      const begun = cpuSecondsOf(thread) ?? 0
      looks = setInterval(() => {
        if ((cpuSecondsOf(thread) ?? 0) - begun > bounds.cpuSeconds) refuseWith([slow(bounds.cpuSeconds)])
      }, LOOK_MS)
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (says: Says | ThreadSays) => {
      if ('thread' in says) {
        if (says.thread !== null) watch(says.thread)
        return
      }
      const answer = hear(says, worker)
      if (!answer) return
      if ('refusals' in answer) refuseWith(answer.refusals, true)
      else end(() => resolve(answer.result), true)
    })
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuseWith([heavy(bounds.memoryMb)])
      else end(() => reject(error))
    })
    worker.on('exit', (code) => end(() => reject(new Error(`the reader ended with ${code} and said nothing`))))
    worker.postMessage(asked)
  })
}
