import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Reason, ReviewedEntry, ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { uniformityHints } from '@gongkai/shared/compiling/review/uniformity'
import { Text, View } from '@tarojs/components'
import type { Query } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Region } from '@/ui/native'
import { Refused } from '@/ui/views'
import { CommentThread } from '../comment/comment-thread'
import { maskRemarks, saidOf } from '../entry/row-marks'
import { RowTexts, storedTexts } from '../entry/row-texts'
import { useRowMarks } from '../entry/use-row-marks'
import { entryName, fieldsOf } from '../entry/words'
import { EntryMarks } from './entry-marks'
import { EntryReview } from './entry-review'
import { ReturnReasons } from './return-reasons'
import { useWalk } from './use-walk'

/** The entries one at a time: by buttons, by swipe or by keys. */
export function EntryWalk({
  item,
  view,
  query,
  onLook,
}: {
  item: AssignmentDetail
  view: ReviewView
  query: Query<ReviewView>
  onLook: () => void
}) {
  const walk = useWalk(item, view, query, onLook)
  const { seen, at, entry, entries, mayMark, writing, setWriting, marks, go } = walk
  const current = entry && seen.get(entry.id)
  if (!entry || !current) return null

  const looked = view.entries.filter(({ verdict }) => verdict !== null).length
  const twin = view.uniformity.likeOther.find(({ entryId }) => entryId === entry.id)
  return (
    <>
      <Hints view={view} />
      <Cancelled item={item} />
      <View className="columns">
        <View className="column swiped" {...walk.swipe}>
          <View className="card">
            <View className="neighbours">
              <Button kind="link" disabled={at === 0} onPress={() => go(at - 1)}>
                ‹ 上一项
              </Button>
              <Text className="muted">{`第 ${at + 1} / ${entries.length} 项 · 已看 ${looked}`}</Text>
              <Button kind="link" disabled={at === entries.length - 1} onPress={() => go(at + 1)}>
                下一项 ›
              </Button>
            </View>
            <RowTexts
              place={`entry/${entry.id}`}
              unitCode={item.organisation.code}
              fields={entry.fields}
              said={saidOf(entry.fields, entry.findings)}
              store={async () => storedTexts(entry.fields)}
              onAnswered={onLook}
            >
              <EntryReview entry={entry} seen={current} item={item} likeOther={twin?.organisation ?? ''} />
            </RowTexts>
            <PersonalReturn
              entry={entry}
              reasons={current.verdict?.reasons ?? []}
              busy={marks.busy}
              onReturn={mayMark && !writing ? walk.markReturn : undefined}
            />
            {current.verdict?.reasons.map(({ field, text }) => (
              <View key={`${field}/${text}`} className="note bad">
                {`将退回（${current.verdict?.by}）：${text}`}
              </View>
            ))}
            <Refused texts={marks.errors} />
            {mayMark && !writing ? (
              <MarkActs
                verdict={current.verdict}
                busy={marks.busy}
                onOk={walk.markOk}
                onReturn={() => setWriting(true)}
                onUnmark={walk.unmark}
              />
            ) : null}
            {mayMark && writing ? (
              <ReturnReasons
                key={entry.id}
                entryId={entry.id}
                fields={fieldsOf(item.phase)}
                reasons={current.verdict?.reasons ?? []}
                busy={marks.busy}
                onCancel={() => setWriting(false)}
                onSave={walk.markReturn}
              />
            ) : null}
          </View>
        </View>
        <Region role="group" className="column" label="全部事项">
          <EntryMarks entries={entries} seen={seen} current={at} onPick={go} />
          <CommentThread key={entry.id} entryId={entry.id} />
        </Region>
      </View>
    </>
  )
}

/** 取消: what the unit gives up stands before its rows, each with the reason. */
function Cancelled({ item }: { item: AssignmentDetail }) {
  const { cancelled } = item.published
  if (cancelled.length === 0) return null
  return (
    <View className="card">
      <Text className="fact">{`取消 ${cancelled.length} 项`}</Text>
      {cancelled.map(({ id, name, reason }) => (
        <View key={id}>
          <Text>{name}</Text>
          <Text className="muted">{`理由：${reason}`}</Text>
        </View>
      ))}
    </View>
  )
}

/** Doubts about the submission as a whole. */
function Hints({ view }: { view: ReviewView }) {
  const hints = uniformityHints(view.uniformity)
  return (
    <>
      {hints.length > 0 ? (
        <View className="note warn">
          {hints.map((hint) => (
            <View key={hint}>{hint}</View>
          ))}
        </View>
      ) : null}
      {view.removed.length > 0 ? (
        <View className="note info">{`比上次报送少了：${view.removed.map((names) => entryName(names)).join('、')}`}</View>
      ) : null}
    </>
  )
}

/** 没有问题 or 退回这一项, as it is marked so far. */
function MarkActs({
  verdict,
  busy,
  onOk,
  onReturn,
  onUnmark,
}: {
  verdict: ReviewedEntry['verdict']
  busy: boolean
  onOk: () => void
  onReturn: () => void
  onUnmark: () => void
}) {
  return (
    <View className="row mark-acts">
      <Button kind={verdict?.mark === 'ok' ? 'plain' : 'primary'} disabled={busy} onPress={onOk}>
        {verdict?.mark === 'ok' ? '✓ 没有问题' : '没有问题'}
      </Button>
      <Button kind="danger" disabled={busy} onPress={onReturn}>
        {verdict?.mark === 'return' ? '修改退回意见' : '退回这一项'}
      </Button>
      {verdict ? (
        <Button kind="link" disabled={busy} onPress={onUnmark}>
          取消标记
        </Button>
      ) : null}
    </View>
  )
}

/** The 个人信息 left in an entry, and its return by one tap with the usual remark at each field. */
function PersonalReturn({
  entry,
  reasons,
  busy,
  onReturn,
}: {
  entry: EntrySummary
  /** written so far */ reasons: readonly Reason[]
  busy: boolean
  onReturn?: (reasons: readonly Reason[]) => Promise<boolean>
}) {
  const left = useRowMarks([entry]).openOf(entry)
  const wanted = maskRemarks(left).filter(
    ({ field, text }) => !reasons.some((reason) => reason.field === field && reason.text === text),
  )
  if (left.length === 0) return null
  return (
    <View className="note warn">
      <Text>{`这一项还有 ${left.length} 处个人信息没有处理，处理以前不能通过。`}</Text>
      {onReturn && wanted.length > 0 ? (
        <View className="row">
          <Button kind="link" disabled={busy} onPress={() => void onReturn([...reasons, ...wanted])}>
            {`退回这一项：${[...new Set(wanted.map(({ text }) => text))].join('；')}`}
          </Button>
        </View>
      ) : null}
    </View>
  )
}
