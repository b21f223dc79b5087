import type { Refusal } from '@gongkai/shared/base/refusal'
import { type EntryFields, fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import { PersonalAt } from '../entry/personal-at'
import type { RowMark } from '../entry/row-marks'
import { fieldText } from '../entry/words'

/** Every field of an entry, and under it what other versions of the entry hold where they differ. */
export function FieldsBeside({
  fields,
  shown,
  changed,
  beside,
  warnings = [],
  marks = [],
}: {
  fields: EntryFields
  shown: readonly EntryField[]
  /** fields to be marked */ changed: Partial<EntryFields>
  beside: readonly { name: string /** only what differs */; held: Partial<EntryFields> }[]
  /** `at` is the field */ warnings?: readonly Refusal[]
  /** the 个人信息 in the entry */ marks?: readonly RowMark[]
}) {
  return (
    <View className="pairs">
      {shown.map((field) => {
        const value = fieldText(fields, field)
        const others = beside.filter(({ held }) => held[field] !== undefined)
        if (!value && others.length === 0) return null
        return (
          <Fragment key={field}>
            <Text className="pair-name">{fieldLabel(field)}</Text>
            <View className="pair-value">
              <Text className={changed[field] === undefined ? '' : 'changed'}>{value || '（空）'}</Text>
              {others.map(({ name, held }) => (
                <Text key={name} className="was">{`${name}：${fieldText(held, field) || '（空）'}`}</Text>
              ))}
              {warnings
                .filter(({ at }) => at === field)
                .map(({ text }) => (
                  <View key={text} className="note warn">
                    {text}
                  </View>
                ))}
              <PersonalAt field={field} marks={marks} />
            </View>
          </Fragment>
        )
      })}
    </View>
  )
}
