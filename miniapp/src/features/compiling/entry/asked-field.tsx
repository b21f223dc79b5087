import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { AskedField } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/views'
import { TwoSides } from './two-sides'
import { fieldText } from './words'

export type Take = 'amendment' | 'row'

/** A field that a finalised 动态调整 amended meanwhile, and that says a third thing here: one of both is chosen. */
export function AskedFieldChoice({
  field,
  asked,
  fields,
  busy,
  errors,
  onAnswer,
}: {
  field: EntryField
  asked: AskedField
  fields: EntryFields
  busy: boolean
  errors: Errors
  onAnswer: (take: Take) => void
}) {
  const [chosen, setChosen] = useState<Take | null>(null)
  return (
    <View className="offer">
      <Text className="offer-text">已审定的动态调整也改了这一栏，请选择保留哪一份。</Text>
      <TwoSides<Take>
        field={field}
        sides={[
          {
            code: 'amendment',
            word: '审定的动态调整',
            name: '审定的动态调整',
            text: asked.amended ? fieldText(asked.amended, field) : '',
          },
          { code: 'row', word: '本轮填写', name: '本轮填写', text: fieldText(fields, field) },
        ]}
        chosen={chosen}
        disabled={busy}
        onChoose={setChosen}
      />
      <Button disabled={busy || !chosen} onPress={() => chosen && onAnswer(chosen)}>
        按所选保存
      </Button>
      <Refused texts={errors} />
    </View>
  )
}

/** The item as a whole was withdrawn by a 动态调整, and the row has gone on changing it. */
export function AskedWithdrawal({
  busy,
  errors,
  onKeep,
  onDelete,
}: {
  busy: boolean
  errors: Errors
  onKeep: () => void
  onDelete: () => void
}) {
  return (
    <View className="card">
      <View className="note warn">已审定的动态调整撤销了这个事项，本轮又作了填写。请选择撤销还是保留。</View>
      <View className="row after">
        <Button kind="danger" disabled={busy} onPress={onDelete}>
          同意撤销，删除这一行
        </Button>
        <Button kind="plain" disabled={busy} onPress={onKeep}>
          保留，以本轮填写为准
        </Button>
      </View>
      <Refused texts={errors} />
    </View>
  )
}
