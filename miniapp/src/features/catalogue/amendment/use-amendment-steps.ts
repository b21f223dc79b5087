import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import { useEffect, useState } from 'react'
import { showPart, showTop } from '@/ui/form-native'
import { fieldId } from '../../compiling/entry/field-box'
import { type FormStep, stepsOf } from '../../compiling/entry/form-steps'

export const CAUSE: FormStep = { name: '缘由', fields: [] }
/** its fields, as refusals name them */
export const CAUSES = ['trigger', 'triggerOn', 'reason']

/** The steps of a 动态调整, where one is, and at which fields a lack is put in a sentence: those typed in, all at the last step. */
export function useAmendmentSteps(kind: AmendmentKind) {
  const [step, setStep] = useState(0)
  const [asked, setAsked] = useState<EntryField[] | 'all'>([])

  const catalogue = stepsOf('catalogue')
  const steps = [CAUSE, ...(kind === 'withdraw' ? catalogue.slice(-1) : catalogue)]
  const isLast = step === steps.length - 1
  useEffect(() => {
    if (isLast) setAsked('all')
  }, [isLast])

  return {
    steps,
    step,
    current: steps[step] ?? CAUSE,
    isLast,
    allAsked: asked === 'all',
    isAskedFor: (field: EntryField) => asked === 'all' || asked.includes(field),
    askFor: (part: Partial<EntryFields>) =>
      setAsked((old) => (old === 'all' ? old : [...new Set([...old, ...(Object.keys(part) as EntryField[])])])),
    go: (to: number) => {
      setStep(to)
      showTop()
    },
    goToField: (field: EntryField) => {
      setAsked('all')
      setStep(steps.findIndex(({ fields }) => fields.includes(field)))
      showPart(fieldId(field))
    },
  }
}
