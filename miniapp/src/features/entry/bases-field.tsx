import type { Basis } from '@gongkai/shared/entry/entry'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'

const PARTS = [
  { key: 'title', label: '依据名称' },
  { key: 'documentNumber', label: '文号' },
  { key: 'article', label: '条款' },
] as const

export function BasesField({
  value,
  onChange,
  disabled,
}: {
  value: Basis[]
  onChange: (value: Basis[]) => void
  disabled: boolean
}) {
  const change = (index: number, part: Partial<Basis>) =>
    onChange(value.map((basis, at) => (at === index ? { ...basis, ...part } : basis)))
  return (
    <View className="stack">
      {value.map((basis, index) => (
        <View key={index} className="card">
          {PARTS.map(({ key, label }) => (
            <Field
              key={key}
              label={`${label} ${index + 1}`}
              value={basis[key]}
              disabled={disabled}
              onChange={(text) => change(index, { [key]: text })}
            />
          ))}
          {disabled ? null : (
            <Button
              kind="link"
              label={`删除依据 ${index + 1}`}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              删除
            </Button>
          )}
        </View>
      ))}
      {disabled ? null : (
        <View className="row">
          <Button kind="plain" onPress={() => onChange([...value, { title: '', documentNumber: '', article: '' }])}>
            增加依据
          </Button>
        </View>
      )}
    </View>
  )
}
