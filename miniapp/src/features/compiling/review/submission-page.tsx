import '@/styles/review.scss'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReviewedEntry, ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { uniformityHints } from '@gongkai/shared/compiling/review/uniformity'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { assignment } from '../assignment/api'
import { AssignmentFacts } from '../assignment/assignment-card'
import { CoSigns, History, Remarks } from '../assignment/assignment-parts'
import { CommentThread } from '../comment/comment-thread'
import { entryName, fieldsOf } from '../entry/words'
import { approve, review, sendBack } from './api'
import { EntryMarks } from './entry-marks'
import { EntryReview } from './entry-review'
import { ReturnReasons } from './return-reasons'
import { useEntryKeys } from './use-entry-keys'
import { useMarks } from './use-marks'
import { useSwipe } from './use-swipe'

/** 审核: the entries one after another, each marked; then one act for the submission. */
export function SubmissionReviewPage() {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const reviewed = useQuery(`review/${id}`, () => review(id))
  const [overall, setOverall] = useState('')
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null)
  const look = () => {
    query.reload()
    reviewed.reload()
  }
  const { busy, errors, run } = useAction(look)

  const act = () =>
    run(async () => {
      // Two readings: were one older, it is the older that was looked at.
      if (!reviewed.data || !query.data) return
      const revision = Math.min(reviewed.data.revision, query.data.revision)
      query.set(
        asking === 'approve'
          ? await approve(Number(id), { revision })
          : await sendBack(Number(id), { revision, overall: overall.trim(), remarks: [] }),
      )
      done(asking === 'approve' ? '已通过' : '已退回')
      setOverall('')
      reviewed.reload()
    }).then((acted) => acted && setAsking(null))

  const item = query.data
  const marks = reviewed.data?.entries ?? []
  const returned = marks.filter(({ verdict }) => verdict?.mark === 'return')
  const unseen = marks.filter(({ verdict }) => verdict === null).length
  const mayReturn = item?.can.return.length === 0
  const mayApprove = item?.can.approve.length === 0
  const nothingSaid = returned.length === 0 && !overall.trim()
  const foot =
    mayReturn || mayApprove ? (
      <>
        {mayReturn ? (
          <Button kind="danger" disabled={busy || nothingSaid} onPress={() => setAsking('return')}>
            退回
          </Button>
        ) : null}
        {mayApprove ? (
          <Button disabled={busy || returned.length > 0} onPress={() => setAsking('approve')}>
            通过
          </Button>
        ) : null}
      </>
    ) : undefined

  return (
    <PageShell foot={foot}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <Card>
              <AssignmentFacts item={detail} />
              {detail.parentId === null ? (
                <View className="row">
                  <Button kind="link" onPress={() => open('comparison', { domain: detail.domain.code })}>
                    与其他单位对比
                  </Button>
                </View>
              ) : null}
            </Card>
            {!mayApprove && !mayReturn ? (
              <View className="note info">{detail.can.approve.map((refusal) => refusal.text).join('；')}</View>
            ) : null}
            {detail.noDutyReason ? (
              <View className="note info">该单位声明在本领域无此职责：{detail.noDutyReason}</View>
            ) : null}
            <Loaded query={reviewed}>
              {(view) => <Walk key={view.revision} item={detail} view={view} query={reviewed} onLook={look} />}
            </Loaded>
            <View className="columns">
              <View className="column">
                {mayReturn ? (
                  <Card>
                    <Field
                      multiline
                      label="总体意见"
                      placeholder="退回时可以写总体意见"
                      value={overall}
                      onChange={setOverall}
                    />
                    <Text className="muted">
                      {nothingSaid
                        ? '把有问题的事项标为退回，或写明总体意见后，才能退回。'
                        : returned.length > 0
                          ? `已有 ${returned.length} 个事项标为退回，退回时一并送达；改为没有问题后才能通过。`
                          : '退回时送达总体意见。'}
                    </Text>
                  </Card>
                ) : null}
                <Remarks item={detail} />
              </View>
              <View className="column">
                <CoSigns item={detail} />
                <History item={detail} />
              </View>
            </View>
            {asking && (asking === 'approve' ? mayApprove : mayReturn) ? (
              <Confirm
                title={asking === 'approve' ? '通过这次报送？' : '退回这次报送？'}
                confirm={asking === 'approve' ? '确认通过' : '确认退回'}
                danger={asking === 'return'}
                busy={busy}
                onConfirm={act}
                onCancel={() => setAsking(null)}
              >
                <Text>{`${detail.organisation.name}「${detail.domain.name}」${detail.entryCount} 个公开事项${asking === 'return' ? `，${returned.length} 个标为退回` : ''}`}</Text>
                {asking === 'approve' && unseen > 0 ? (
                  <View className="note warn">{`还有 ${unseen} 个事项没有标记看过。`}</View>
                ) : null}
                <Refused texts={errors} />
              </Confirm>
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

/** The entries one at a time: by buttons, by swipe or by keys. */
function Walk({
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
  const seen = new Map<number, ReviewedEntry>(view.entries.map((each) => [each.entryId, each]))
  const { entries } = item
  const unseenFrom = (start: number): number => {
    const order = entries.map((_, index) => (start + index) % entries.length)
    return order.find((index) => seen.get(entries[index]?.id ?? 0)?.verdict === null) ?? -1
  }
  const [at, setAt] = useState(() => Math.max(0, unseenFrom(0)))
  const [writing, setWriting] = useState(false)
  const marks = useMarks(item.id, query, onLook)
  const entry = entries[at]
  const mayMark = view.can.mark.length === 0

  const go = (index: number) => {
    setWriting(false)
    setAt(Math.min(entries.length - 1, Math.max(0, index)))
  }
  /** After a mark: the next entry not looked at yet, seen as if this one were. */
  const goOn = () => {
    const rest = entries.findIndex(({ id }, index) => index > at && !seen.get(id)?.verdict)
    const first = entries.findIndex(({ id }, index) => index !== at && !seen.get(id)?.verdict)
    if (rest >= 0 || first >= 0) go(rest >= 0 ? rest : first)
    else {
      setWriting(false)
      done('全部看完')
    }
  }
  const markOk = async () => {
    if (entry && mayMark && !marks.busy && (await marks.set(entry.id, 'ok'))) goOn()
  }
  useEntryKeys({
    move: (by) => go(at + by),
    next: () => {
      const next = unseenFrom(at + 1)
      if (next >= 0) go(next)
    },
    ok: () => void markOk(),
  })
  const swipe = useSwipe((by) => go(at + by))
  const current = entry && seen.get(entry.id)
  if (!entry || !current) return null

  const looked = view.entries.filter(({ verdict }) => verdict !== null).length
  const hints = uniformityHints(view.uniformity)
  const twin = view.uniformity.likeOther.find(({ entryId }) => entryId === entry.id)
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
      <View className="columns">
        <View className="column swiped" {...swipe}>
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
            <EntryReview entry={entry} seen={current} item={item} likeOther={twin?.organisation ?? ''} />
            {current.verdict?.reasons.map(({ field, text }) => (
              <View key={`${field}/${text}`} className="note bad">
                {`将退回（${current.verdict?.by}）：${text}`}
              </View>
            ))}
            <Refused texts={marks.errors} />
            {mayMark && !writing ? (
              <View className="row mark-acts">
                <Button
                  kind={current.verdict?.mark === 'ok' ? 'plain' : 'primary'}
                  disabled={marks.busy}
                  onPress={markOk}
                >
                  {current.verdict?.mark === 'ok' ? '✓ 没有问题' : '没有问题'}
                </Button>
                <Button kind="danger" disabled={marks.busy} onPress={() => setWriting(true)}>
                  {current.verdict?.mark === 'return' ? '修改退回意见' : '退回这一项'}
                </Button>
                {current.verdict ? (
                  <Button kind="link" disabled={marks.busy} onPress={() => marks.set(entry.id, '')}>
                    取消标记
                  </Button>
                ) : null}
              </View>
            ) : null}
            {mayMark && writing ? (
              <ReturnReasons
                key={entry.id}
                fields={fieldsOf(item.phase)}
                reasons={current.verdict?.reasons ?? []}
                busy={marks.busy}
                onCancel={() => setWriting(false)}
                onSave={async (reasons) => {
                  if (await marks.set(entry.id, 'return', reasons)) goOn()
                }}
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
