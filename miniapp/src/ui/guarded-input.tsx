import { TypedInput } from './form-native'
import type { TypedInputProps } from './form-native-props'
import { PersonalStrip } from './personal-strip'

/** A text field of a long form; 个人信息 in it is shown below it. */
export function GuardedInput({
  part,
  head,
  ...input
}: TypedInputProps & { /** its place in the row */ part?: string /** of its column */; head?: string }) {
  const { label, value, disabled = false, onChange } = input
  return (
    <>
      <TypedInput {...input} />
      <PersonalStrip label={label} head={head} text={value} part={part} disabled={disabled} onChange={onChange} />
    </>
  )
}
