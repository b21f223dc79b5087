import { TypedInput } from './form-native'
import type { PasteBoxProps } from './paste-box-props'

/** A place to paste a table into; WeChat's clipboard holds text alone. */
export function PasteBox({ label, placeholder, value, onChange }: PasteBoxProps) {
  return (
    <TypedInput multiline label={label} placeholder={placeholder} value={value} onChange={(text) => onChange(text)} />
  )
}
