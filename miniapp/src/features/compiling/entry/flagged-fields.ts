import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { isAsked } from '@gongkai/shared/compiling/entry/is-asked'
import { useRef } from 'react'
import { fieldAt } from './draft'
import { type FormStep, stepsOf } from './form-steps'

/** The fields with 个人信息 so far; they stay in the form once it is masked, so that it can be brought back. */
export function useFlagged(personal: readonly Refusal[], wanted: string): ReadonlySet<string> {
  const flagged = useRef(new Set<string>(wanted ? [wanted] : []))
  for (const { at } of personal) {
    const field = fieldAt(at)
    if (field) flagged.current.add(field)
  }
  return flagged.current
}

/** The fields that a step shows: those it asks for; and with 个人信息 also what is not asked now, the first step those of other phases. */
export function shownFields(
  step: FormStep,
  phase: FillingPhase,
  fields: EntryFields,
  flagged: ReadonlySet<string>,
): EntryField[] {
  const steps = stepsOf(phase)
  const placed = new Set(steps.flatMap((of) => of.fields))
  const others =
    steps[0]?.name === step.name ? (Object.keys(fields) as EntryField[]).filter((field) => !placed.has(field)) : []
  return [
    ...step.fields.filter((field) => isAsked(field, fields) || flagged.has(field)),
    ...others.filter((field) => flagged.has(field)),
  ]
}
