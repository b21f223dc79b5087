import { Text } from '@tarojs/components'
import { Check, Region } from './native'

interface Props<Code extends string> {
  label: string
  options: readonly { code: Code; label: string }[]
  value: readonly Code[]
  onChange: (value: Code[]) => void
  single?: boolean
  disabled?: boolean
}

/** Choices named by the template's label, kept in its order; `single` keeps the last one chosen. */
export function ChoiceChips<Code extends string>({ label, options, value, onChange, single, disabled }: Props<Code>) {
  const toggle = (code: Code, on: boolean) => {
    if (single) onChange(on ? [code] : [])
    else
      onChange(
        options
          .map((option) => option.code)
          .filter((candidate) => (candidate === code ? on : value.includes(candidate))),
      )
  }
  return (
    <Region role="group" label={label} className="chips">
      {options.map((option) => (
        <Check
          key={option.code}
          label={option.label}
          className="chip"
          checked={value.includes(option.code)}
          disabled={disabled}
          onChange={(on) => toggle(option.code, on)}
        >
          <Text>{option.label}</Text>
        </Check>
      ))}
    </Region>
  )
}
