import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Bar, Card } from '@/ui/views'

/** Both counts, since the notice sets dates and the regulation counts working days. */
export function dueText(item: AssignmentSummary): string {
  const { state, late, daysLeft, workingDaysLeft, workingDaysEstimated, dueOn } = item
  if (state === 'submitted' || state === 'approved') return `截止 ${dueOn}`
  // Handed in before the date and returned: it is not late, but to be handed in again.
  if (!late && daysLeft < 0) return `首次报送按期（${dueOn} 截止），退回后请尽快重新报送`
  if (late) return `已逾期 ${Math.abs(daysLeft)} 天（${dueOn} 截止）`
  return daysLeft === 0
    ? '今天截止'
    : `还有${workingDaysEstimated ? '约' : ''} ${workingDaysLeft} 个工作日（${daysLeft} 天，${dueOn} 截止）`
}

/** Both dates where it was returned: the first hand-in, by which 逾期 is judged, and the last. */
function firstSentText({ state, firstSubmittedAt, submittedAt }: AssignmentSummary): string {
  if (!firstSubmittedAt || firstSubmittedAt === submittedAt)
    return state === 'returned' ? sentOn('首次', firstSubmittedAt) : ''
  return [sentOn('首次', firstSubmittedAt), sentOn('最近', submittedAt)].filter(Boolean).join('，')
}
const sentOn = (which: string, at: string | null) => (at ? `${which} ${localDateAt(new Date(at))} 报送` : '')

function meterText({ noDutyReason, entryCount, coverage }: AssignmentSummary, complete: number): string {
  if (noDutyReason) return '已声明无此职责'
  const rest = coverage.total - coverage.answered
  const rows = rest > 0 ? `，标准指引还有 ${rest} 行要处理` : ''
  return (entryCount > 0 ? `已完整 ${complete} / ${entryCount} 个事项` : '还没有公开事项') + rows
}

export function AssignmentFacts({ item, mine }: { item: AssignmentSummary; mine?: boolean }) {
  const complete = item.entryCount - item.incompleteCount
  return (
    <>
      <View className="row">
        <StatusTag list={SUBMISSION_STATES} code={item.state} />
        {item.late ? <Tag tone="bad">逾期</Tag> : null}
        <Tag>{labelOf(PHASES, item.phase)}</Tag>
        {item.villagesWaiting > 0 ? <Tag tone="brand">{`${item.villagesWaiting} 个委托单位报送待审核`}</Tag> : null}
      </View>
      <Heading level={3}>{mine ? item.domain.name : `${item.organisation.name} · ${item.domain.name}`}</Heading>
      <Text className="muted">
        {item.round.name} · {dueText(item)}
      </Text>
      {firstSentText(item) ? <Text className="muted">{firstSentText(item)}</Text> : null}
      <Bar part={complete} whole={item.entryCount} label={meterText(item, complete)} />
    </>
  )
}

export function AssignmentCard({
  item,
  mine,
  onPress,
}: {
  item: AssignmentSummary
  mine?: boolean
  onPress: () => void
}) {
  return (
    <Card onPress={onPress}>
      <AssignmentFacts item={item} mine={mine} />
      {item.state === 'returned' && item.remark ? <View className="note bad">退回意见：{item.remark}</View> : null}
    </Card>
  )
}
