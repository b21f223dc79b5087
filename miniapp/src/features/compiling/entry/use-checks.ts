import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { useMemo } from 'react'
import { useLaws } from '@/features/district/law/use-laws'
import { useSaidHere } from '@/ui/personal-said'
import { type Draft, fieldAt, tidy, unsentFields } from './draft'
import type { FieldNotes } from './field-box'
import type { FormStep } from './form-steps'
import { marksOfTyped, personalIssues, saidOf } from './row-marks'

export interface Checks {
  /** the notes at a field */ notes: (field: EntryField) => FieldNotes
  /** how far a step is: a sign for its number, and words for those who do not see it */
  step: (step: FormStep) => { mark: string; hint: string }
  /** faults that keep the entry from being handed in */ missing: Refusal[]
  /** doubts */ warnings: Refusal[]
  /** 个人信息 that keeps it from being handed in */ personal: Refusal[]
  /** the lead's remarks on the whole entry */ general: string[]
  /** the fields the server does not hold as typed */ unsent: EntryField[]
}

const textsAt = (issues: readonly Refusal[], field: EntryField): string[] => [
  ...new Set(issues.filter((issue) => fieldAt(issue.at) === field).map((issue) => issue.text)),
]

const choiceAt = (field: EntryField): Refusal =>
  refuse('entry.amended-unanswered', `fields/${field}`, `动态调整也改了“${fieldLabel(field)}”，请选择保留哪一份`)

/** The rules of shared on what is typed, and what the lead and the server said, each for its field. */
export function useChecks({
  draft,
  phase,
  task,
  readOnly,
}: {
  draft: Draft
  phase: FillingPhase
  task: AssignmentDetail | null
  readOnly: boolean
}): Checks {
  const { detail, problem } = draft
  const fields = tidy(draft.fields)
  const laws = useLaws()
  const { today, unitKind, model } = detail.against
  // Questions about the published item keep it from being handed in as well.
  const asked = readOnly ? [] : detail.item.asked
  const missing = [
    ...submitIssues(fields, phase, today),
    ...asked.flatMap(({ field }) => (field ? [choiceAt(field)] : [])),
  ]
  const warnings = readOnly
    ? []
    : draftIssues(
        fields,
        {
          organisationName: detail.assignment.organisation.name,
          villageNames: task?.villages.map((village) => village.organisation.name) ?? [],
          siblings: task?.entries.filter((entry) => entry.id !== detail.id).map((entry) => entry.fields) ?? [],
          ...(laws ? { laws } : {}),
          unitKind,
          model,
        },
        phase,
      )
  const personal = usePersonalIssues(draft)
  // Remarks of earlier revisions are dealt with; they stay readable at the assignment.
  const remarks = detail.remarks.filter((remark) => remark.revision === detail.assignment.revision)
  const notes = (field: EntryField): FieldNotes => ({
    remarks: remarks.filter((remark) => remark.field === field).map((remark) => remark.text),
    refused: textsAt(problem?.refusals ?? [], field),
    missing: textsAt(missing, field),
    warnings: textsAt(warnings, field),
  })
  return {
    missing,
    warnings,
    personal,
    general: remarks.filter((remark) => remark.field === null).map((remark) => remark.text),
    unsent: unsentFields(draft),
    notes,
    step: ({ fields }) => {
      const said = fields.map(notes)
      const lacking =
        fields.length === 0 ? missing.length : said.filter((fieldNotes) => fieldNotes.missing.length > 0).length
      if (said.some((candidate) => candidate.remarks.length + candidate.refused.length > 0))
        return { mark: '!', hint: '有意见待处理' }
      if (fields.some((field) => personal.some(({ at }) => fieldAt(at) === field)))
        return { mark: '!', hint: '有个人信息待处理' }
      return lacking > 0 ? { mark: '', hint: `还缺 ${lacking} 项` } : { mark: '✓', hint: '已填完' }
    },
  }
}

/** The 个人信息 in the row as it is typed. */
function usePersonalIssues({ detail, fields }: Draft): Refusal[] {
  const here = useSaidHere(false)
  const said = useMemo(() => saidOf(detail.fields, detail.findings), [detail])
  const { answers, official } = here
  return useMemo(
    () => personalIssues(marksOfTyped(fields, said, { answers, official })),
    [fields, said, answers, answers.size, official],
  )
}
