import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ESTIMATED_DATE } from '@gongkai/shared/base/time/working-days'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import { AMENDMENT_STATES, type AmendmentSummary } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** An amendment in brief: its kind, its entry, its state and its date. */
export function AmendmentHead({ item, level }: { item: AmendmentSummary; level: 1 | 3 }) {
  return (
    <>
      <View className="row">
        <Tag>{labelOf(AMENDMENT_KINDS, item.kind)}</Tag>
        <StatusTag list={AMENDMENT_STATES} code={item.state} />
        {item.late ? <Tag tone="bad">逾期</Tag> : null}
      </View>
      <Heading level={level}>{item.name}</Heading>
      <Text className="muted">
        {item.organisation.name} · {item.domain.name}
      </Text>
      {item.publicNumber ? <Text className="muted">编号 {item.publicNumber}</Text> : null}
      {item.dueOn && item.state !== 'published' ? (
        <Text className="muted">{`${item.dueOn} 前公开（${item.triggerOn} 后 20 个工作日${item.estimated ? `；${ESTIMATED_DATE}` : ''}）`}</Text>
      ) : null}
    </>
  )
}

export function AmendmentRow({ item }: { item: AmendmentSummary }) {
  return (
    <Card onPress={() => open('amendment', { id: item.id })}>
      <AmendmentHead item={item} level={3} />
    </Card>
  )
}
