import type { LineKind } from '@gongkai/shared/exchange/import/import.contract'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import type { ImportRowEntity } from './import.entity.js'
import type { Look, Row } from './import-target.js'

/** A line that is not stored yet. */
export type NewRow = Omit<ImportRowEntity, 'id'>

/** The codes tell the doubts of the matching from those of the reading. */
const byMatching = ({ code }: { code: string }) => code.startsWith('match.')

/** The lines of all tables, as they are stored; their targets are not known yet. */
export function rowsOf(
  importId: number,
  tables: readonly Pick<SourceTable, 'name'>[],
  lines: readonly ReadLine[],
): NewRow[] {
  return lines.map((read, position) => ({
    importId,
    version: 1,
    position,
    place: placeOf(tables, read),
    line: read.kind,
    said: read.said.slice(0, 200),
    domainCode: read.domainCode,
    source: read.source,
    fields: read.fields ?? null,
    values: read.values ?? null,
    doubts: read.doubts,
    faults: read.faults,
    incomplete: false,
    doubtful: false,
    faulty: false,
    match: null,
    matchKey: '',
    target: null,
    targetMark: null,
    chosen: false,
    personal: read.personal ?? '',
  }))
}

function placeOf(tables: readonly Pick<SourceTable, 'name'>[], { table, line }: ReadLine): string {
  const { name = '' } = tables[table] ?? {}
  if (name) return `工作表“${name.slice(0, 60)}”第 ${line} 行`
  return tables.length > 1 ? `第 ${table + 1} 个表格第 ${line} 行` : `第 ${line} 行`
}

export const isRow = ({ line }: { line: LineKind }): boolean => line === 'row'

/** Writes down where a row goes. */
export function settle(row: Pick<NewRow, Looked>, look: Look, key: string): void {
  row.doubts = [...row.doubts.filter((doubt) => !byMatching(doubt)), ...look.doubts]
  row.faults = [...row.faults.filter((fault) => !byMatching(fault)), ...look.faults]
  row.doubtful = row.doubts.length > 0
  row.faulty = row.faults.length > 0
  row.incomplete = look.incomplete
  row.match = look.match
  row.matchKey = key
  row.target = look.target
  row.targetMark = look.targetMark
}
type Looked =
  | 'doubts'
  | 'faults'
  | 'doubtful'
  | 'faulty'
  | 'incomplete'
  | 'match'
  | 'matchKey'
  | 'target'
  | 'targetMark'

/** Whether a row is taken unless somebody says otherwise: it can be, and it would change something. */
export const worthTaking = (row: Pick<NewRow, 'faulty' | 'match'>, { repeats }: Look): boolean =>
  !row.faulty && row.match !== 'identical' && !repeats

/** Whether a row would still become what somebody was shown. */
export const stillSo = (row: Pick<NewRow, 'match' | 'target' | 'targetMark'> & Row, look: Look): boolean =>
  row.match === look.match && row.target === look.target && row.targetMark === look.targetMark
