import { type EntryFields, fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import { fieldText } from './words'

export function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <View className="pairs">
      {pairs
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <Fragment key={name}>
            <Text className="pair-name">{name}</Text>
            <Text className="pair-value">{value}</Text>
          </Fragment>
        ))}
    </View>
  )
}

export function FieldPairs({ fields, shown }: { fields: Partial<EntryFields>; shown: readonly EntryField[] }) {
  return <Pairs pairs={shown.map((field) => [fieldLabel(field), fieldText(fields, field)] as const)} />
}
