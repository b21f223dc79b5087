import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Check, Region } from '@/ui/native'

export interface Side<Code extends string> {
  code: Code
  /** 我的, 对方的: stands in the name for those who hear it */ word: string
  name: string
  text: string
}

/** A field with two contents side by side, of which one is chosen. */
export function TwoSides<Code extends string>({
  field,
  sides,
  chosen,
  disabled,
  onChoose,
}: {
  field: EntryField
  sides: readonly Side<Code>[]
  chosen: Code | null
  disabled?: boolean
  onChoose: (code: Code) => void
}) {
  return (
    <Region role="group" label={fieldLabel(field)} className="conflict-field">
      <Text className="field-name">{fieldLabel(field)}</Text>
      <View className="sides">
        {sides.map(({ code, word, name, text }) => (
          <Check
            key={code}
            className="pick"
            label={`${fieldLabel(field)} ${word}`}
            checked={chosen === code}
            disabled={disabled}
            onChange={() => onChoose(code)}
          >
            <Text className="side-name">{`${chosen === code ? '✓ ' : ''}${name}`}</Text>
            <Text className="pre">{text || '（空）'}</Text>
          </Check>
        ))}
      </View>
    </Region>
  )
}
