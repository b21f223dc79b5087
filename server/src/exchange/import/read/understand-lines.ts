import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import { guardLines } from '@gongkai/shared/exchange/import/guard-lines'
import { type ReadingContext, readCatalogueTables } from '@gongkai/shared/exchange/import/read-catalogue-tables'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import { readListTables } from '@gongkai/shared/exchange/import/read-list-table'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'

/** The kind of table and the context that a source is read with. */
export interface Understanding extends ReadingContext {
  kind: ImportKind
}

/** The rows understood from the tables' lines, each line once, with the 个人信息 that was found in them. */
export function understandLines(tables: readonly SourceTable[], { kind, ...context }: Understanding): ReadLine[] {
  const lines =
    kind === 'entries' || kind === 'guideline' ? readCatalogueTables(tables, context) : readListTables(kind, tables)
  return guardLines(tables, lines)
}
