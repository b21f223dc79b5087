import { type EntryField, type FieldFacts, factsOf, fieldsWhere } from '@gongkai/shared/base/template/fields'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'

export interface FormStep {
  name: string
  /** empty for 核对 */ fields: readonly EntryField[]
}

const parts = (...steps: FieldFacts['step'][]) => steps.flatMap((step) => fieldsWhere((facts) => facts.step === step))
const CHECK: FormStep = { name: '核对', fields: [] }
/** The ticks of 附件2's printed row. */
export const ACCESS = '时限与渠道'

/** The inventory asks only what it needs; the catalogue asks for every column of 附件2. */
const STEPS: Readonly<Record<FillingPhase, readonly FormStep[]>> = {
  inventory: [{ name: '名称与阶段', fields: parts('names') }, { name: '公开属性', fields: parts('nature') }, CHECK],
  catalogue: [
    { name: '名称', fields: parts('names', 'nature') },
    { name: '内容与依据', fields: parts('content') },
    { name: ACCESS, fields: parts('access') },
    CHECK,
  ],
}

export const stepsOf = (phase: FillingPhase): readonly FormStep[] => STEPS[phase]

export const stepOf = (phase: FillingPhase, field: EntryField): number =>
  Math.max(
    0,
    STEPS[phase].findIndex((step) => step.fields.includes(field)),
  )

/** The template leaves it empty as well. */
export const isOptional = (field: EntryField): boolean => factsOf(field).optional
