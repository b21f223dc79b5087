import { type Refusal, refuse } from '../refusal.js'
import { type EntryField, type EntryFields, FIELD_LABELS } from './entry.js'

/** The longest texts that are stored; the draft check begins to doubt long before, only the absurd is refused. */
export const MOST_TEXT = {
  level1: 100,
  level2: 100,
  level3: 100,
  content: 5000,
  timeLimit: 500,
  channelOther: 200,
  audienceSpecific: 200,
  withholdLaw: 200,
  matterCode: 60,
} as const satisfies Partial<Record<EntryField, number>>
/** Of bases and of subjects, each. */
export const MOST_ITEMS = 20
export const MOST_SUBJECT = 100
export const MOST_BASIS = { title: 200, documentNumber: 100, article: 100 } as const

/** Why fields that a table brought cannot be stored, `at` the field; each text names what is too long. */
export function sizeFaults(fields: EntryFields): Refusal[] {
  const faults: Refusal[] = []
  const fault = (field: EntryField, text: string) =>
    faults.push(refuse('entry.size', field, `“${FIELD_LABELS[field]}”${text}`))
  for (const [field, most] of Object.entries(MOST_TEXT) as [keyof typeof MOST_TEXT, number][])
    if (fields[field].length > most) fault(field, `有 ${fields[field].length} 字，最多 ${most} 字`)
  for (const field of ['bases', 'subjects'] as const)
    if (fields[field].length > MOST_ITEMS) fault(field, `有 ${fields[field].length} 条，最多 ${MOST_ITEMS} 条`)
  const long = fields.subjects.find((subject) => subject.length > MOST_SUBJECT)
  if (long) fault('subjects', `中有一个超过 ${MOST_SUBJECT} 字：${long.slice(0, 20)}…`)
  const basis = fields.bases.find(({ title, documentNumber, article }) =>
    [
      [title, MOST_BASIS.title] as const,
      [documentNumber, MOST_BASIS.documentNumber] as const,
      [article, MOST_BASIS.article] as const,
    ].some(([text, most]) => text.length > most),
  )
  if (basis) fault('bases', `中有一条太长，名称最多 ${MOST_BASIS.title} 字：${basis.title.slice(0, 20)}…`)
  return faults
}
