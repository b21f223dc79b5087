import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { AmendmentKind } from '../../base/words/amendment-kinds.js'
import { entryDiff } from '../../compiling/entry/entry-diff.js'
import { fieldText } from '../../compiling/entry/entry-text.js'
import { submitIssues } from '../../compiling/entry/submit-issues.js'

/** A finalised 动态调整 and the row of the round that is the same item, null where the round has none. */
export interface Meeting {
  kind: AmendmentKind
  /** as published when it was drafted */ before: EntryFields | null
  /** as it was finalised */ fields: EntryFields | null
  row: EntryFields | null
  /** for an addition without a row: why none can be added, '' where one can */ closed: string
}
/** The fate of an amendment in the round's edition. */
export type IntoRound =
  /** the round says it already */
  | { outcome: 'held' }
  /** the round says nothing else: the row becomes `fields`, null where it goes */
  | { outcome: 'carried'; fields: EntryFields | null }
  /** somebody has to decide */
  | { outcome: 'lost'; text: string; fields: LostField[] }

export interface LostField {
  field: EntryField
  round: string
  amended: string
}

const lost = (text: string, fields: LostField[] = []): IntoRound => ({ outcome: 'lost', text, fields })

/**
 * Whether a newer round's row holds what was finalised meanwhile. A field that the round left as it stood takes the amendment's words; if
 * the round says something third, neither is taken for the other.
 */
export function intoRound(meeting: Meeting): IntoRound {
  if (meeting.kind === 'revise') return revised(meeting)
  return meeting.kind === 'add' ? added(meeting) : withdrawn(meeting)
}

function revised({ before, fields, row }: Meeting): IntoRound {
  if (!before || !fields) throw new Error('a revision without its fields')
  if (!row) return lost('新一轮编制里没有这个事项，按新一轮发布会把它撤销，已审定的修改也就没有了')
  const amended = entryDiff(before, fields)
  const open = new Set(entryDiff(row, fields))
  const moved = new Set(entryDiff(row, before))
  const missing = amended.filter((field) => open.has(field))
  if (missing.length === 0) return { outcome: 'held' }
  const contrary = missing.filter((field) => moved.has(field))
  if (contrary.length > 0)
    return lost('新一轮编制在同一栏写了别的内容，与已审定的修改不一致', differing(contrary, row, fields))
  const merged = { ...row, ...Object.fromEntries(missing.map((field) => [field, fields[field]])) }
  return submitIssues(merged, 'catalogue').length === 0
    ? { outcome: 'carried', fields: merged }
    : lost('已审定的修改与新一轮编制的其他各栏合不到一起', differing(missing, row, fields))
}

function added({ fields, row, closed }: Meeting): IntoRound {
  if (!fields) throw new Error('an addition without its fields')
  if (!row) return closed ? lost(closed) : { outcome: 'carried', fields }
  const differs = entryDiff(row, fields)
  return differs.length === 0
    ? { outcome: 'held' }
    : lost('新一轮编制里同名的事项内容不同，与已审定的新增不一致', differing(differs, row, fields))
}

function withdrawn({ before, row }: Meeting): IntoRound {
  if (!before) throw new Error('a withdrawal without what it withdraws')
  if (!row) return { outcome: 'held' }
  const differs = entryDiff(row, before)
  return differs.length === 0
    ? { outcome: 'carried', fields: null }
    : lost('已审定撤销的事项，新一轮编制又作了修改，还列在里面', differing(differs, row, before))
}

const differing = (fields: readonly EntryField[], row: EntryFields, amended: EntryFields): LostField[] =>
  fields.map((field) => ({ field, round: fieldText(row, field), amended: fieldText(amended, field) }))
