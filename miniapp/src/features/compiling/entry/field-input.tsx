import { type EntryFields, fieldLabel } from '@gongkai/shared/base/template/entry'
import {
  ATTRIBUTES,
  AUDIENCES,
  CHANNELS,
  LEVELS,
  STAGES,
  WAYS,
  WITHHOLD_GROUNDS,
} from '@gongkai/shared/base/template/entry-template'
import { type EntryField, factsOf } from '@gongkai/shared/base/template/fields'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ReactNode } from 'react'
import { MatterField } from '@/features/district/matter/matter-field'
import { ChoiceChips } from '@/ui/choice-chips'
import { DateInput } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import { BasesField } from './bases-field'
import { FieldBox, type FieldNotes } from './field-box'
import { SubjectsField } from './subjects-field'
import { TimeLimitHint } from './time-limit-hint'

export interface FieldInputProps {
  field: EntryField
  fields: EntryFields
  change: (part: Partial<EntryFields>) => void
  notes: FieldNotes
  told: boolean
  readOnly: boolean
  ownName: string
  phase: FillingPhase
  /** a question about it, below the control */ children?: ReactNode
}

/** 不予公开 is settled in the inventory and drops out of the catalogue: chosen here, the row would vanish. */
const IN_CATALOGUE = ATTRIBUTES.filter(({ code }) => code !== 'withheld')

/** One field of the template with the control that suits it. */
export function FieldInput(props: FieldInputProps) {
  const { field, fields, notes, told, readOnly, children } = props
  const value = fields[field]
  return (
    <FieldBox
      field={field}
      notes={notes}
      told={told}
      readOnly={readOnly}
      length={typeof value === 'string' ? [...value].length : undefined}
    >
      <Control {...props} />
      {field === 'timeLimit' ? <TimeLimitHint text={fields.timeLimit} /> : null}
      {children}
    </FieldBox>
  )
}

function Control({ field, fields, change, notes, told, readOnly, ownName, phase }: FieldInputProps) {
  const label = fieldLabel(field)
  const disabled = readOnly
  const invalid =
    notes.remarks.length + notes.refused.length + notes.warnings.length + (told ? notes.missing.length : 0) > 0
  const chips = { label, disabled }
  switch (field) {
    case 'stages':
      return <ChoiceChips {...chips} options={STAGES} value={fields.stages} onChange={(stages) => change({ stages })} />
    case 'channels':
      return (
        <ChoiceChips
          {...chips}
          options={CHANNELS}
          value={fields.channels}
          onChange={(channels) => change({ channels })}
        />
      )
    case 'audiences':
      return (
        <ChoiceChips
          {...chips}
          options={AUDIENCES}
          value={fields.audiences}
          onChange={(audiences) => change({ audiences })}
        />
      )
    case 'ways':
      return <ChoiceChips {...chips} options={WAYS} value={fields.ways} onChange={(ways) => change({ ways })} />
    case 'levels':
      return <ChoiceChips {...chips} options={LEVELS} value={fields.levels} onChange={(levels) => change({ levels })} />
    case 'attribute':
      return (
        <ChoiceChips
          single
          {...chips}
          options={phase === 'inventory' ? ATTRIBUTES : IN_CATALOGUE}
          value={fields.attribute ? [fields.attribute] : []}
          onChange={(chosen) => change({ attribute: chosen[0] ?? '' })}
        />
      )
    case 'withholdGround':
      return (
        <ChoiceChips
          single
          {...chips}
          options={WITHHOLD_GROUNDS}
          value={fields.withholdGround ? [fields.withholdGround] : []}
          onChange={(chosen) => change({ withholdGround: chosen[0] ?? '' })}
        />
      )
    case 'bases':
      return <BasesField value={fields.bases} disabled={disabled} onChange={(bases) => change({ bases })} />
    case 'subjects':
      return (
        <SubjectsField
          value={fields.subjects}
          ownName={ownName}
          disabled={disabled}
          invalid={invalid}
          onChange={(subjects) => change({ subjects })}
        />
      )
    case 'matterCode':
      return (
        <MatterField
          value={fields.matterCode}
          name={fields.level2 || fields.level1}
          disabled={disabled}
          onChange={(matterCode) => change({ matterCode })}
        />
      )
    case 'reassessOn':
      return (
        <DateInput
          label={label}
          value={fields.reassessOn}
          disabled={disabled}
          invalid={invalid}
          onChange={(reassessOn) => change({ reassessOn })}
        />
      )
    default:
      return (
        <GuardedInput
          label={label}
          part={field}
          value={fields[field]}
          multiline={factsOf(field).control === 'long'}
          disabled={disabled}
          invalid={invalid}
          onChange={(text) => change({ [field]: text })}
        />
      )
  }
}
