import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import type { AssignmentDetail, PublishedItem } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { Confirm, Refused } from '@/ui/views'
import { leadToRow } from '../entry/lead-to-row'
import { PersonalLeft } from '../entry/personal-left'

/** The hand-in in numbers: how many entries, how many departures from the model, how many doubts. */
export function SubmitDialog({
  detail,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  detail: AssignmentDetail
  busy: boolean
  errors: Errors
  onConfirm: () => void
  onCancel: () => void
}) {
  const { entries, published } = detail
  const all = [...published.cancelled, ...published.kept]
  const [gone, kept] = detail.noDutyReason ? [all, []] : [published.cancelled, published.kept]
  const warned = entries.filter(({ warnings }) => warnings.length > 0)
  const changes = detail.renewal?.rows.map(({ change }) => change) ?? []
  const of = (kind: string) => changes.filter((change) => change === kind).length
  const facts: [string, number][] = [
    ['公开事项', entries.length],
    ...(detail.renewal
      ? ([
          ['与去年相同', of('same')],
          ['有变化', of('changed')],
          ['新增', of('new')],
        ] as [string, number][])
      : published.edition
        ? ([
            ['沿续现行目录', entries.filter(({ item }) => item.continues).length],
            ['新的事项', entries.filter(({ item }) => !item.continues).length],
          ] satisfies [string, number][])
        : []),
    ['与标准指引不同', entries.filter(({ departures }) => departures.length > 0).length],
    ['自行增加', entries.filter(({ guidelineItemId }) => guidelineItemId === null).length],
    [
      detail.asks === 'departments' ? '来自其他部门' : '来自村（社区）',
      entries.filter(({ origin }) => origin !== null).length,
    ],
    ['有提醒', warned.length],
  ]
  const notBack = detail.villages.filter(({ assignmentId, state }) => assignmentId !== null && state !== 'approved')
  const reviewers = detail.coSigns.map(({ organisation }) => organisation.name).join('、')
  return (
    <Confirm title="确认报送" confirm="确认报送" busy={busy} onConfirm={onConfirm} onCancel={onCancel}>
      {detail.noDutyReason ? (
        <Text>
          本单位在“{detail.domain.name}”无此职责：{detail.noDutyReason}
        </Text>
      ) : (
        <View className="facts">
          {facts.map(([name, count]) => (
            <View key={name} className="row between">
              <Text>{name}</Text>
              <Text className="fact">{count} 项</Text>
            </View>
          ))}
        </View>
      )}
      {notBack.length > 0 ? (
        <View className="note warn">
          {`委托填报的还没有并入，报送后不再并入，会通知这些单位：${notBack
            .map(({ organisation, state, entryCount }) => `${organisation.name}（${standing(state, entryCount)}）`)
            .join('、')}。`}
        </View>
      ) : null}
      {gone.length > 0 ? (
        <View className="note warn">{`将撤销现行目录的 ${namesOf(gone)}，群众会看到原因。`}</View>
      ) : null}
      {kept.length > 0 ? (
        <View className="note info">{`现行目录的 ${namesOf(kept)} 没有对应的行，将原样沿用。`}</View>
      ) : null}
      <PersonalLeft entries={detail.noDutyReason ? [] : entries} />
      {warned.slice(0, 3).map(({ id, warnings }) => (
        <View key={id} className="note warn">
          {warnings[0]?.text}
        </View>
      ))}
      <Text className="muted">{`报送后由${reviewers || '本单位作为牵头单位'}${reviewers ? '审核，审核前可以撤回。' : '直接纳入汇总。'}`}</Text>
      <Refused texts={errors} lead={leadToRow} />
    </Confirm>
  )
}

/** How far a unit is that was asked. */
function standing(state: SubmissionState | null, entryCount: number): string {
  if (state === 'submitted') return '已报送，没有审核'
  if (state === 'returned') return '已退回，没有重新报送'
  return entryCount > 0 ? '正在填报' : '还没有填报'
}

/** 2 项（《低保》、《临时救助》） */
const namesOf = (items: readonly PublishedItem[]) =>
  `${items.length} 项（${items
    .slice(0, 3)
    .map(({ name }) => `《${name}》`)
    .join('、')}${items.length > 3 ? '等' : ''}）`
