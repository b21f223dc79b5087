import type { ReviewQueueItem } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { chinaTime } from '@/ui/china-time'
import { Check } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Bar, Card } from '@/ui/views'
import { AssignmentFacts } from '../assignment/assignment-card'

/** One submission that waits: since when, how far one has come with it, who has approved it already. */
export function QueueRow({
  item,
  chosen,
  onChoose,
}: {
  item: ReviewQueueItem
  /** null outside of work on many */ chosen: boolean | null
  onChoose: (on: boolean) => void
}) {
  const { ok, returned } = item.progress
  const name = `${item.organisation.name} · ${item.domain.name}`
  const facts = (
    <>
      <AssignmentFacts item={item} />
      <Text className="muted">
        {`${item.submittedAt ? `${chinaTime(item.submittedAt)} 报送` : ''}${item.revision > 1 ? ` · 第 ${item.revision} 次报送` : ''}`}
      </Text>
      {ok + returned > 0 ? (
        <Bar
          part={ok + returned}
          whole={item.entryCount}
          label={`已看 ${ok + returned} / ${item.entryCount} 项${returned > 0 ? `，${returned} 项标为退回` : ''}`}
        />
      ) : null}
      <View className="row">
        {item.approvedBy.length > 0 ? <Tag tone="ok">{`${item.approvedBy.join('、')}已通过`}</Tag> : null}
        {item.batchId === null ? null : <Tag tone="brand">批量审核即将生效</Tag>}
      </View>
    </>
  )
  if (chosen === null) return <Card onPress={() => open('submission', { id: item.id })}>{facts}</Card>
  return (
    <Check className="pick" label={name} checked={chosen} onChange={onChoose}>
      <View className="stack tight">{facts}</View>
    </Check>
  )
}
