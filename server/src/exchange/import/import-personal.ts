import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import type { MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import { isPersonal, personalDoubt } from '@gongkai/shared/exchange/import/guard-lines'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { maskInFields, maskInSource } from '@gongkai/shared/exchange/import/mask-in-row'
import { personalMarks } from '@gongkai/shared/exchange/import/personal-marks'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import type { Marks } from '../../district/privacy/read-marks.query.js'
import type { ImportRowEntity } from './import.entity.js'

type Guarded = Pick<ImportRowEntity, 'fields' | 'values' | 'place'>

/** The texts of a row for the guard: of a list the columns that residents read; those of laws, matters and units hold official data alone. */
export const textsOfRow = ({ fields, values, place }: Guarded, kind: ImportKind): GuardedText[] =>
  fields
    ? rowTexts({ fields, at: 'fields', name: place })
    : listColumns(kind).flatMap(({ code, label, guarded }) =>
        guarded && values?.[code]
          ? [
              {
                at: `values/${code}`,
                name: `${place}的${label}`,
                text: values[code],
                head: label,
                field: code,
                part: code,
              },
            ]
          : [],
      )

export const marksOfRow = (row: Guarded, kind: ImportKind, marks: Marks, unit: string): MarkedFinding[] =>
  textsOfRow(row, kind).flatMap((text) => marks(unit, text))

/** Findings that nobody answered: they are doubts of the row. */
export const isOpen = ({ gravity, answered }: MarkedFinding): boolean => gravity !== 'note' && !answered

/**
 * Writes down what is found in a row now: its doubts about 个人信息, and what is counted of them. A row of a list is no draft: its target
 * refuses it.
 */
export function settlePersonal(
  row: Guarded & Pick<ImportRowEntity, 'doubts' | 'personal'>,
  kind: ImportKind,
  marks: Marks,
  unit: string,
): void {
  const open = marksOfRow(row, kind, marks, unit).filter(isOpen)
  if (row.fields)
    row.doubts = [
      ...row.doubts.filter((doubt) => !isPersonal(doubt) || doubt.code === 'personal.left'),
      ...open.map(personalDoubt),
    ]
  row.personal = personalMarks(open)
}

/** The row with these findings masked, in its 原文 too. */
export function maskRow(
  row: Pick<ImportRowEntity, 'fields' | 'values' | 'source'>,
  found: readonly MarkedFinding[],
): void {
  if (row.fields) {
    row.fields = maskInFields(row.fields, found)
    row.source = maskInSource(row.source, row.fields)
  } else if (row.values) {
    row.values = maskInFields(row.values, found)
    row.source = maskInSource(row.source, row.values)
  }
}
