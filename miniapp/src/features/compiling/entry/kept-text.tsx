import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { copyText } from '@/platform/copy-text'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Confirm } from '@/ui/views'
import { type Draft, tidy } from './draft'
import { FieldPairs } from './field-pairs'
import { fieldText } from './words'

const asText = (draft: Draft, fields: readonly EntryField[]) =>
  fields
    .map((field) => [fieldLabel(field), fieldText(tidy(draft.fields), field)] as const)
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}：${value}`)
    .join('\n')

/** Typed text that can no longer be sent: it stays readable and copyable until its writer lets it go. */
export function KeptText({
  draft,
  fields,
  why,
  onDiscard,
  children,
}: {
  draft: Draft
  fields: readonly EntryField[]
  why: string
  onDiscard: () => void
  children?: ReactNode
}) {
  const [asking, setAsking] = useState(false)
  return (
    <View className="card stack">
      <Heading level={2}>本机保存的内容</Heading>
      <Text className="muted">{why}</Text>
      <FieldPairs fields={tidy(draft.fields)} shown={fields} />
      <View className="row">
        {children}
        <Button kind="plain" onPress={() => copyText(asText(draft, fields), '已复制')}>
          复制全部文字
        </Button>
        <Button kind="link" onPress={() => setAsking(true)}>
          不再保留
        </Button>
      </View>
      {asking ? (
        <Confirm
          danger
          title="不再保留这些内容？"
          confirm="不再保留"
          onConfirm={onDiscard}
          onCancel={() => setAsking(false)}
        >
          <Text>这些内容只存在本机，删除后不能恢复。</Text>
        </Confirm>
      ) : null}
    </View>
  )
}
