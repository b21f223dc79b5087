import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import { TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

const TONES = { add: 'ok', revise: 'brand', withdraw: 'warn' } as const

/** One entry that an edition changed: the kind of change, field by field before and after, and the reason. */
export function ChangeCard({ change, onPress }: { change: EntryChange; onPress?: () => void }) {
  const { kind, name, domain, organisation, fields, cause, reason, successor } = change
  return (
    <Card onPress={onPress}>
      <View className="row">
        <Tag tone={TONES[kind]}>{labelOf(AMENDMENT_KINDS, kind)}</Tag>
        <Text className="muted">{`${domain.name} · ${organisation.name}`}</Text>
      </View>
      <Heading level={3}>{name}</Heading>
      {fields.map(({ field, before, after }) => (
        <View key={field} className="changed-field">
          <Text className="field-name">{fieldLabel(field)}</Text>
          <View className="was">{`原为：${before || '（空）'}`}</View>
          <View className="pre">{`现为：${after || '（空）'}`}</View>
        </View>
      ))}
      {cause ? <Text className="muted">{`${labelOf(TRIGGERS, cause.trigger)}：${cause.reason}`}</Text> : null}
      {reason && reason !== cause?.reason ? <Text className="muted">{`原因：${reason}`}</Text> : null}
      {successor ? <Text className="muted">{`由编号 ${successor} 的事项接替`}</Text> : null}
    </Card>
  )
}

/** 新增 3 项，修改 1 项；没有变化 when nothing did. */
export function changesInWords({
  added,
  revised,
  withdrawn,
}: {
  added: number
  revised: number
  withdrawn: number
}): string {
  const parts = [
    added > 0 ? `新增 ${added} 项` : '',
    revised > 0 ? `修改 ${revised} 项` : '',
    withdrawn > 0 ? `撤销 ${withdrawn} 项` : '',
  ].filter(Boolean)
  return parts.join('，') || '没有变化'
}
