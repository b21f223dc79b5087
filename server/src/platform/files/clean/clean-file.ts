import { extname } from 'node:path'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { Logger } from '@nestjs/common'
import { Refused } from '../../http/refused.js'
import { runBounded } from '../../threads/bounded-task.js'
import { SpareThread } from '../../threads/spare-thread.js'
import { inTurn } from '../reading-queue.js'
import {
  CLEANING_LIMITS,
  type CleanedFile,
  type CleaningAsked,
  type CleaningLimits,
  type CleaningSays,
} from './cleaned-file.js'

const cleaners = new SpareThread(import.meta.url, 'clean-thread')
const NONE: ReadonlySet<string> = new Set()

export interface Cleaning {
  /** numbers that the office has listed as official, as `personalKey` writes them */ official?: ReadonlySet<string>
  signal?: AbortSignal
  limits?: Partial<CleaningLimits>
}

/**
 * 清理 a photo or a document that is to be published: without author, place, comments, tracked changes and hidden parts, and with the
 * 个人信息 that its text holds. In the readers' queue and in a thread of its own, so that a hostile file costs nobody but its reader.
 *
 * @param reader the unit in whose turn it is read
 * @param name the file's name, for the words of a refusal; what the file is, its content says
 * @throws Refused 422 `at` file for what is none of the types, broken, or costs too much; 429 where the unit has too many files waiting
 */
export async function cleanFile(
  reader: string,
  bytes: Uint8Array,
  name: string,
  { official = NONE, signal, limits = {} }: Cleaning = {},
): Promise<CleanedFile> {
  const bounds: CleaningLimits = { ...CLEANING_LIMITS, ...limits }
  try {
    return await inTurn(reader, () => clean(bytes, bounds, official, signal), signal)
  } catch (error) {
    if (error instanceof Refused || signal?.aborted) throw error
    new Logger('files').error(error instanceof Error ? error.stack : error)
    throw new Refused(422, [brokenFile(name)])
  }
}

function clean(bytes: Uint8Array, bounds: CleaningLimits, official: ReadonlySet<string>, signal?: AbortSignal) {
  return runBounded<CleaningSays, CleanedFile>(cleaners, {
    asked: { bytes, official, limits: bounds } satisfies CleaningAsked,
    bounds,
    ...(signal ? { signal } : {}),
    hear: (says) => ('refusals' in says ? says : { result: says.cleaned }),
    slow: (seconds) => refuse('file.slow', 'file', `读了 ${seconds} 秒还没有读完，请把文件拆小或压缩后再上传`),
    heavy: (memoryMb) =>
      refuse('file.heavy', 'file', `这个文件展开后超过 ${memoryMb} MB 内存，读不下，请把文件拆小后再上传`),
  })
}

function brokenFile(name: string): Refusal {
  const kind = extname(name).slice(1)
  const called = /^[0-9A-Za-z]{1,5}$/.test(kind) ? ` ${kind} ` : ''
  return refuse('file.broken', 'file', `这个${called}文件已损坏或不完整，请重新打开并另存一次后再上传`)
}
