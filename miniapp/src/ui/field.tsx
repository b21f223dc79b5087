import { FieldFrame } from './field-frame'
import { TextInput } from './native'
import type { InputProps } from './native-props'
import { PersonalStrip } from './personal-strip'
import type { PersonalCare } from './personal-strip-props'

/** A text field with its name; 个人信息 in it is shown below it, unless `personal` says that it is asked for here. */
export function Field({
  remarks = [],
  issues = [],
  personal = 'marked',
  ...input
}: InputProps & { remarks?: string[]; issues?: string[]; personal?: PersonalCare }) {
  const { label, value, type = 'text', disabled = false, onChange } = input
  return (
    <FieldFrame label={label} remarks={remarks} issues={issues}>
      <TextInput {...input} invalid={remarks.length + issues.length > 0} />
      {type === 'text' && personal !== 'asked-for' ? (
        <PersonalStrip label={label} text={value} care={personal} disabled={disabled} onChange={onChange} />
      ) : null}
    </FieldFrame>
  )
}
