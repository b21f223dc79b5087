import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Heading, Region } from '@/ui/native'
import type { Draft } from './draft'
import { TwoSides } from './two-sides'
import { fieldText } from './words'

/** Somebody saved in between: the fields both changed, side by side; mine is kept unless 对方的 is chosen. */
export function ConflictView({ draft, onResolve }: { draft: Draft; onResolve: (theirs: EntryField[]) => void }) {
  const [taken, setTaken] = useState<EntryField[]>([])
  const { conflict, fields: mine } = draft
  if (!conflict) return null
  const { current, both } = conflict
  const choose = (field: EntryField, theirs: boolean) =>
    setTaken(
      theirs ? [...taken.filter((item) => item !== field), field] : taken.filter((candidate) => candidate !== field),
    )
  return (
    <Region role="group" label="修改冲突" className="card conflict">
      <Heading level={2}>同事也修改了这一项</Heading>
      <Text className="muted">
        {`以下 ${both.length} 处您和同事都改过，请逐处选择保留哪一份。两份内容都还在，选定之前不会丢失。`}
      </Text>
      {both.map((field) => (
        <TwoSides
          key={field}
          field={field}
          sides={[
            { code: 'mine', word: '我的', name: '我的（本机）', text: fieldText(mine, field) },
            { code: 'theirs', word: '对方的', name: '对方的（已上传）', text: fieldText(current.fields, field) },
          ]}
          chosen={taken.includes(field) ? 'theirs' : 'mine'}
          onChoose={(side) => choose(field, side === 'theirs')}
        />
      ))}
      <View className="row conflict-acts">
        <Button kind="plain" onPress={() => setTaken([...both])}>
          全部用对方的
        </Button>
        <Button onPress={() => onResolve(taken)}>按所选保存</Button>
      </View>
    </Region>
  )
}
