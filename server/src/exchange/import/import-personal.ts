import type { MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import { isPersonal, personalDoubt } from '@gongkai/shared/exchange/import/guard-lines'
import { personalMarks } from '@gongkai/shared/exchange/import/personal-marks'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import type { Marks } from '../../district/privacy/read-marks.query.js'
import type { ImportRowEntity } from './import.entity.js'

type Guarded = Pick<ImportRowEntity, 'fields' | 'place'>

/** The texts of a row for the guard; lists of laws, matters and units hold official data alone. */
export const textsOfRow = ({ fields, place }: Guarded): GuardedText[] =>
  fields ? rowTexts({ fields, at: 'fields', name: place }) : []

export const marksOfRow = (row: Guarded, marks: Marks, unit: string): MarkedFinding[] =>
  textsOfRow(row).flatMap((text) => marks(unit, text))

/** Findings that nobody answered: they are doubts of the row. */
export const isOpen = ({ gravity, answered }: MarkedFinding): boolean => gravity !== 'note' && !answered

/** Writes down what is found in a row now: its doubts about 个人信息, and what is counted of them. */
export function settlePersonal(
  row: Guarded & Pick<ImportRowEntity, 'doubts' | 'personal'>,
  marks: Marks,
  unit: string,
): void {
  if (!row.fields) return
  const open = marksOfRow(row, marks, unit).filter(isOpen)
  row.doubts = [
    ...row.doubts.filter((doubt) => !isPersonal(doubt) || doubt.code === 'personal.left'),
    ...open.map(personalDoubt),
  ]
  row.personal = personalMarks(open)
}
