import { refuse } from '@gongkai/shared/base/refusal'
import { Refused } from '../http/refused.js'
import { FairQueue, QueueFull } from '../threads/fair-queue.js'

/** Files of one unit at a time; each waits in the memory for its turn. */
export const MOST_READING = 3
/** Two, so that a hostile file occupies one core and one reader at most, and two full ones fit into the memory of a small machine. */
const READERS = 2

const queue = new FairQueue(READERS, MOST_READING)

export const tooMany = refuse('import.busy', 'file', `本单位已有 ${MOST_READING} 个文件正在读取，请等读完后再上传`)

/**
 * The queue of all readers of files: a unit's own files are read one after another, and hold up no other unit's.
 * @param signal gives it up while it waits; rejects with the signal's reason
 * @throws Refused 429 where the unit has too many waiting
 */
export async function inTurn<Result>(unit: string, read: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  try {
    return await queue.run(unit, read, signal)
  } catch (error) {
    if (error instanceof QueueFull) throw new Refused(429, [tooMany])
    throw error
  }
}
