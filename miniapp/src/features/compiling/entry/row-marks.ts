import { findInFields, textsOf } from '@gongkai/shared/base/privacy/find-in-fields'
import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { type EntryFields, fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { MarkedFinding, PersonalAnswer } from '@gongkai/shared/district/privacy/privacy.contract'
import { datumKey, isOpen, type Mark, marksIn, type Said } from '@/ui/personal-marks'

/** A finding of a row at its field, with the text it stands in. */
export interface RowMark extends Mark {
  field: EntryField
  part: string
  text: string
}

/** The texts of a row, each for the others to be read beside. */
export const besideOf = (fields: Partial<EntryFields>): string =>
  textsOf(fields)
    .map(({ text }) => text)
    .join('\n')

/** The server's word on a stored row; null where an older server says nothing. */
export function saidOf(fields: EntryFields, findings: readonly MarkedFinding[] | undefined): Said | null {
  if (!findings) return null
  const texts = new Map<string, { text: string; marks: Mark[] }>()
  const answers = new Map<string, PersonalAnswer>()
  const known = new Set<string>()
  for (const { part, text } of textsOf(fields)) {
    const marks = findings.filter((finding) => finding.part === part && finding.to <= text.length)
    texts.set(part, { text, marks })
    for (const mark of marks) {
      const key = datumKey(text, mark)
      known.add(key)
      if (mark.answered) answers.set(key, mark.answered)
    }
  }
  const own = findInFields(fields).map((finding) => datumKey(texts.get(finding.part)?.text ?? '', finding))
  return { texts, answers, cleared: new Set(own.filter((key) => !known.has(key))) }
}

/** The findings of a row as it is typed. */
export function marksOfTyped(
  fields: EntryFields,
  said: Said | null,
  here?: { answers: ReadonlyMap<string, PersonalAnswer>; official: ReadonlySet<string> },
): RowMark[] {
  const beside = besideOf(fields)
  return textsOf(fields).flatMap(({ field, part, text }) =>
    marksIn(text, { head: fieldLabel(field), beside, official: here?.official }, said, part, here?.answers).map(
      (mark) => ({ ...mark, field, part, text }),
    ),
  )
}

export interface StoredRow {
  fields: EntryFields
  findings?: readonly MarkedFinding[]
}
const NOBODY: ReadonlySet<string> = new Set()
const remembered = new WeakMap<StoredRow, { official: ReadonlySet<string>; marks: readonly RowMark[] }>()

/** The findings of a row as it is stored; looked for once, however often it is drawn. */
export function marksOfRow(row: StoredRow, official: ReadonlySet<string> = NOBODY): readonly RowMark[] {
  const before = remembered.get(row)
  if (before?.official === official) return before.marks
  const marks = marksOfTyped(row.fields, saidOf(row.fields, row.findings), { answers: new Map(), official })
  remembered.set(row, { official, marks })
  return marks
}
export const openMarksOf = (row: StoredRow, official?: ReadonlySet<string>): readonly RowMark[] =>
  marksOfRow(row, official).filter(isOpen)

/** 公开内容：身份证号（350***********2415） */
export const markWords = ({ field, kind, masked }: RowMark): string =>
  `${fieldLabel(field)}：${personalKindLabel(kind)}（${masked}）`

/** The open findings as other faults of a row are listed; each leads to its field. */
export const personalIssues = (marks: readonly RowMark[]): Refusal[] =>
  marks
    .filter(isOpen)
    .map((mark) =>
      refuse(
        `personal.${mark.gravity}`,
        `fields/${mark.part}`,
        `${markWords(mark)}，${mark.gravity === 'block' ? '请遮盖' : '请遮盖，或者说明不是个人信息'}`,
      ),
    )

/** The usual remark of a return for 个人信息, one for each field: 请遮盖身份证号、手机号码. */
export function maskRemarks(marks: readonly RowMark[]): { field: EntryField; text: string }[] {
  const fields = [...new Set(marks.map(({ field }) => field))]
  return fields.map((field) => {
    const kinds = marks.filter((mark) => mark.field === field).map(({ kind }) => personalKindLabel(kind))
    return { field, text: `请遮盖${[...new Set(kinds)].join('、')}` }
  })
}
