import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A field's name, its remarks (red) and issues (amber) stand with it. */
export function FieldFrame({
  label,
  remarks = [],
  issues = [],
  children,
}: {
  label: string
  remarks?: string[]
  issues?: string[]
  children: ReactNode
}) {
  return (
    <View className="field">
      <Text className="field-name">{label}</Text>
      {children}
      {remarks.map((text) => (
        <View key={text} className="note bad">
          退回意见：{text}
        </View>
      ))}
      {issues.map((text) => (
        <View key={text} className="note warn">
          {text}
        </View>
      ))}
    </View>
  )
}
