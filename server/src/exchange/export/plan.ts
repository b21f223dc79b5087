import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { refuse } from '@gongkai/shared/base/refusal'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { Refused } from '../../platform/http/refused.js'
import type { OfficialDocument } from './official-document.js'

/** A document that is going to be made: enough to name it, to know it again and to write it. */
export interface Planned {
  /** the file's name without its ending */ title: string
  /** tells the data it is made of from any other */ dataKey: string
  /** the editions it is made of */ editions: number[]
  /** rows, for the progress */ total: number
}

/** An official document; its rows begin anew with each call. */
export interface Plan extends Planned {
  document: () => OfficialDocument
}

/** Anything that becomes a file. @param onRow is told how many rows were written */
export interface FilePlan extends Planned {
  write: (onRow: (count: number) => void) => Readable
}

/** To be raised with what changes the bytes of documents that were made before. */
const LAYOUT = 3

export function keyOf(...data: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([LAYOUT, ...data]))
    .digest('hex')
}

export const nothingToExport = () => new Refused(422, [refuse('export.empty', '', '没有可以导出的内容')])

/** The beginning of a day in China. */
export const startOf = (date: LocalDate) => new Date(`${date}T00:00:00+08:00`)

/** A row that was read to see whether there is any, and those after it. */
export async function* startingWith<Row>(first: Row, rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield first
  yield* rest
}
