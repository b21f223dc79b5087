import type { EntrySummary } from '@gongkai/shared/assignment/assignment.contract'
import { type EntryField, type EntryFields, FIELD_LABELS } from '@gongkai/shared/entry/entry'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Check, Heading, Region } from '@/ui/native'
import { fieldText } from './words'

export function differing(mine: EntryFields, theirs: EntryFields): EntryField[] {
  return (Object.keys(FIELD_LABELS) as EntryField[]).filter(
    (field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]),
  )
}

/** Somebody saved in between: both versions, field by field; mine is kept unless 对方的 is chosen. */
export function ConflictView({
  mine,
  current,
  busy,
  onSave,
}: {
  mine: EntryFields
  current: EntrySummary
  busy: boolean
  onSave: (fields: EntryFields) => void
}) {
  const [taken, setTaken] = useState<EntryField[]>([])
  const merged: EntryFields = { ...mine, ...Object.fromEntries(taken.map((field) => [field, current.fields[field]])) }
  const choose = (field: EntryField, theirs: boolean) =>
    setTaken(theirs ? [...taken.filter((each) => each !== field), field] : taken.filter((each) => each !== field))
  return (
    <View className="card">
      <Heading level={2}>此事项已被他人修改</Heading>
      <Text className="muted">请逐项选择保留哪一份，再保存。</Text>
      {differing(mine, current.fields).map((field) => (
        <Region key={field} role="group" label={FIELD_LABELS[field]} className="field stack">
          <Text className="field-name">{FIELD_LABELS[field]}</Text>
          {[false, true].map((theirs) => (
            <Check
              key={String(theirs)}
              className="pick"
              label={`${FIELD_LABELS[field]} ${theirs ? '对方的' : '我的'}`}
              checked={taken.includes(field) === theirs}
              onChange={() => choose(field, theirs)}
            >
              <Text className="muted">{theirs ? '对方的' : '我的'}</Text>
              <Text className="pre">{fieldText(theirs ? current.fields : mine, field) || '（空）'}</Text>
            </Check>
          ))}
        </Region>
      ))}
      <Button disabled={busy} onPress={() => onSave(merged)}>
        按所选保存
      </Button>
    </View>
  )
}
