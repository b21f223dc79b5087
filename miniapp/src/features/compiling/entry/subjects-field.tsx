import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { TypedInput } from '@/ui/form-native'
import { PersonalStrip } from '@/ui/personal-strip'

/** 公开主体, a line for each unit; the own unit is one tap away. */
export function SubjectsField({
  value,
  onChange,
  ownName,
  disabled,
  invalid,
}: {
  value: string[]
  onChange: (value: string[]) => void
  ownName: string
  disabled: boolean
  invalid: boolean
}) {
  const lines = value.length > 0 ? value : ['']
  const change = (index: number, text: string) => onChange(lines.map((line, at) => (at === index ? text : line)))
  const withOwn = () => {
    const empty = lines.findIndex((line) => line.trim() === '')
    if (empty >= 0) change(empty, ownName)
    else onChange([...lines, ownName])
  }
  return (
    <View className="stack tight">
      {lines.map((line, index) => (
        <View key={index}>
          <View className="line">
            <TypedInput
              label={lines.length > 1 ? `公开主体 ${index + 1}` : '公开主体'}
              value={line}
              disabled={disabled}
              invalid={invalid}
              placeholder="单位全称"
              onChange={(text) => change(index, text)}
            />
            {disabled || lines.length === 1 ? null : (
              <Button
                kind="link"
                label={`删除公开主体 ${index + 1}`}
                onPress={() => onChange(lines.filter((_, at) => at !== index))}
              >
                删除
              </Button>
            )}
          </View>
          <PersonalStrip
            label={`公开主体 ${index + 1}`}
            head="公开主体"
            part={`subjects/${index}`}
            text={line}
            disabled={disabled}
            onChange={(text) => change(index, text)}
          />
        </View>
      ))}
      {disabled ? null : (
        <View className="row">
          {value.includes(ownName) ? null : <Button kind="plain" onPress={withOwn}>{`填入 ${ownName}`}</Button>}
          {lines[lines.length - 1]?.trim() ? (
            <Button kind="link" onPress={() => onChange([...lines, ''])}>
              增加公开主体
            </Button>
          ) : null}
        </View>
      )}
    </View>
  )
}
