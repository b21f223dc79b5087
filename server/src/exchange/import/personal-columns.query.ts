import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import type { PersonalColumn } from '@gongkai/shared/exchange/import/import.contract'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { marksIn } from '@gongkai/shared/exchange/import/personal-marks'
import { type EntityManager, Not } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { type ImportEntity, ImportRowEntity } from './import.entity.js'

/** Fewer rows are no column. */
const FEWEST = 3

/** The 个人信息 of each import, column by column: lines of the same findings are counted by the database. */
export async function personalColumns(
  tx: EntityManager,
  imports: readonly Pick<ImportEntity, 'id' | 'kind' | 'cleared'>[],
): Promise<Map<number, PersonalColumn[]>> {
  const groups = await tx
    .createQueryBuilder(ImportRowEntity, 'each')
    .select('each.importId', 'importId')
    .addSelect('each.personal', 'personal')
    .addSelect('COUNT(*)', 'lines')
    .where({ importId: In(imports.flatMap(({ id, cleared }) => (cleared ? [] : id))), personal: Not('') })
    .groupBy('each.importId')
    .addGroupBy('each.personal')
    .getRawMany<{ importId: number | string; personal: string; lines: number | string }>()
  const found = new Map<number, Map<string, PersonalColumn>>()
  for (const { importId, personal, lines } of groups) {
    const columns = found.get(Number(importId)) ?? new Map<string, PersonalColumn>()
    found.set(Number(importId), columns)
    for (const { field, kind, gravity, count } of marksIn(personal)) {
      const key = `${field}/${kind}`
      const column = columns.get(key) ?? { field, kind, gravity, count: 0, rows: 0, text: '' }
      columns.set(key, column)
      if (gravity === 'block') column.gravity = gravity
      column.count += count * Number(lines)
      column.rows += Number(lines)
    }
  }
  const kindOf = new Map(imports.map(({ id, kind }) => [id, kind]))
  return new Map(
    [...found].map(([id, columns]) => [id, [...columns.values()].map((column) => inWords(column, kindOf.get(id)))]),
  )
}

function inWords(column: PersonalColumn, of: ImportKind | undefined): PersonalColumn {
  const { field, kind, count, rows } = column
  if (field === 'aside')
    return { ...column, text: `批注或删去的文字里有${personalKindLabel(kind)}：${count} 处，不导入` }
  const listed = of && listColumns(of).find(({ code }) => code === field)?.label
  const name = listed ?? FIELD_LABELS[field as EntryField] ?? field
  return { ...column, text: `“${name}”${rows >= FEWEST ? '整列疑似' : '有'}${personalKindLabel(kind)}：${count} 处` }
}
