import type { EntryField } from '@gongkai/shared/base/template/fields'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { incomplete } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import { useSaidHere } from '@/ui/personal-said'
import { fieldAt } from '../../compiling/entry/draft'
import type { FieldNotes } from '../../compiling/entry/field-box'
import { marksOfTyped, personalIssues, saidOf } from '../../compiling/entry/row-marks'
import type { Checks } from '../../compiling/entry/use-checks'
import { useLaws } from '../../district/law/use-laws'
import { CAUSE, CAUSES } from './use-amendment-steps'
import type { Written } from './written'

/** The rules' words on a 动态调整 as it is written, and the server's refusals, each at its place. */
export function useAmendmentChecks(
  { kind, before, organisation, fields: stored, findings }: AmendmentView,
  { fields, ...cause }: Written,
  refusedAt: (place: string) => string[],
): Checks {
  const laws = useLaws()
  const missing = incomplete({ kind, before, fields, ...cause }, localDateAt(new Date()))
  const warnings = fields
    ? draftIssues(
        fields,
        { organisationName: organisation.name, villageNames: [], siblings: [], ...(laws ? { laws } : {}) },
        'catalogue',
      )
    : []
  const here = useSaidHere(false)
  const personal = fields ? personalIssues(marksOfTyped(fields, stored && saidOf(stored, findings), here)) : []
  const textsAt = (issues: typeof missing, field: EntryField) =>
    issues.filter((issue) => fieldAt(issue.at) === field).map(({ text }) => text)
  const notes = (field: EntryField): FieldNotes => ({
    remarks: [],
    refused: refusedAt(`fields/${field}`).filter((text) => !textsAt(missing, field).includes(text)),
    missing: textsAt(missing, field),
    warnings: textsAt(warnings, field),
  })
  return {
    notes,
    missing,
    warnings,
    personal,
    general: [],
    unsent: [],
    step: (of) => {
      const lack = missing.filter(({ at }) => {
        const field = fieldAt(at)
        if (of === CAUSE) return CAUSES.includes(at)
        return of.fields.length === 0 || (field !== undefined && of.fields.includes(field))
      })
      return lack.length > 0 ? { mark: '', hint: `还缺 ${lack.length} 项` } : { mark: '✓', hint: '已填完' }
    },
  }
}
