import type { EntryField, EntryFields } from '@gongkai/shared/base/template/entry'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'

export interface FormStep {
  name: string
  /** empty for 核对 */ fields: readonly EntryField[]
}

const NAMES: readonly EntryField[] = ['level1', 'level2', 'level3', 'stages']
const NATURE: readonly EntryField[] = ['attribute', 'withholdGround', 'withholdLaw', 'reassessOn', 'matterCode']
const CHECK: FormStep = { name: '核对', fields: [] }

/** The inventory asks only what it needs; the catalogue asks for every column of 附件2. */
const STEPS: Readonly<Record<FillingPhase, readonly FormStep[]>> = {
  inventory: [{ name: '名称与阶段', fields: NAMES }, { name: '公开属性', fields: NATURE }, CHECK],
  catalogue: [
    { name: '名称', fields: [...NAMES, ...NATURE] },
    { name: '内容与依据', fields: ['content', 'bases', 'subjects'] },
    {
      name: '时限与渠道',
      fields: ['timeLimit', 'channels', 'channelOther', 'audiences', 'audienceSpecific', 'ways', 'levels'],
    },
    CHECK,
  ],
}

export const stepsOf = (phase: FillingPhase): readonly FormStep[] => STEPS[phase]

export const stepOf = (phase: FillingPhase, field: EntryField): number =>
  Math.max(
    0,
    STEPS[phase].findIndex((step) => step.fields.includes(field)),
  )

/** Fields that are asked only because of another's answer. */
export function isAsked(field: EntryField, fields: EntryFields): boolean {
  if (field === 'withholdGround' || field === 'reassessOn') return fields.attribute === 'withheld'
  if (field === 'withholdLaw') return fields.attribute === 'withheld' && fields.withholdGround === 'law'
  if (field === 'channelOther') return fields.channels.includes('other')
  if (field === 'audienceSpecific') return fields.audiences.includes('specific')
  return true
}

/** The template leaves it empty as well. */
export const isOptional = (field: EntryField): boolean => field === 'level3' || field === 'matterCode'
