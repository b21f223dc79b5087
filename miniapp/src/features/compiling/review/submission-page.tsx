import '@/styles/review.scss'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { open, useParam } from '@/platform/navigate'
import type { Errors } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { ActFoot, type FootAct } from '@/ui/act-foot'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { assignment } from '../assignment/api'
import { AssignmentFacts } from '../assignment/assignment-card'
import { CoSigns, History, Remarks } from '../assignment/assignment-parts'
import { leadToRow } from '../entry/lead-to-row'
import { useRowMarks } from '../entry/use-row-marks'
import { review } from './api'
import { EntryWalk } from './entry-walk'
import { useVerdict, type Verdict } from './use-verdict'

function footActs({ can }: AssignmentDetail, returned: number, overall: string): FootAct<Verdict>[] {
  const nothingToReturn = returned === 0 && !overall.trim()
  return [
    ...(can.return.length === 0
      ? [{ act: 'return', label: '退回', kind: 'danger', blocked: nothingToReturn } as const]
      : []),
    ...(can.approve.length === 0 ? [{ act: 'approve', label: '通过', blocked: returned > 0 } as const] : []),
  ]
}

/** 审核: the entries one after another, each marked; then one act for the submission. */
export function SubmissionReviewPage() {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const reviewed = useQuery(`review/${id}`, () => review(id))
  const look = () => {
    query.reload()
    reviewed.reload()
  }
  const { overall, setOverall, asking, setAsking, busy, errors, act } = useVerdict(id, query, reviewed, look)
  const marks = reviewed.data?.entries ?? []
  const returned = marks.filter(({ verdict }) => verdict?.mark === 'return').length
  const unseen = marks.filter(({ verdict, change }) => verdict === null && change !== 'same').length
  const acts = query.data ? footActs(query.data, returned, overall) : []

  return (
    <PageShell foot={acts.length > 0 ? <ActFoot acts={acts} busy={busy} onAsk={setAsking} /> : undefined}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <SubmissionFacts detail={detail} />
            {acts.length === 0 ? (
              <View className="note info">{detail.can.approve.map((refusal) => refusal.text).join('；')}</View>
            ) : null}
            {detail.noDutyReason ? (
              <View className="note info">该单位声明在本领域无此职责：{detail.noDutyReason}</View>
            ) : null}
            <Loaded query={reviewed}>
              {(view) => <EntryWalk key={view.revision} item={detail} view={view} query={reviewed} onLook={look} />}
            </Loaded>
            <View className="columns">
              <View className="column">
                {detail.can.return.length === 0 ? (
                  <OverallRemark text={overall} returned={returned} onChange={setOverall} />
                ) : null}
                <Remarks item={detail} />
              </View>
              <View className="column">
                <CoSigns item={detail} />
                <History item={detail} />
              </View>
            </View>
            {asking && detail.can[asking].length === 0 ? (
              <VerdictConfirm
                errors={errors}
                asking={asking}
                detail={detail}
                returned={returned}
                unseen={unseen}
                busy={busy}
                onConfirm={act}
                onCancel={() => setAsking(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function SubmissionFacts({ detail }: { detail: AssignmentDetail }) {
  return (
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
  )
}

/** 总体意见, and what is to be done before the submission can go back. */
function OverallRemark({
  text,
  returned,
  onChange,
}: {
  text: string
  /** entries marked so */ returned: number
  onChange: (text: string) => void
}) {
  return (
    <Card>
      <Field multiline label="总体意见" placeholder="退回时可以写总体意见" value={text} onChange={onChange} />
      <Text className="muted">
        {returned === 0 && !text.trim()
          ? '把有问题的事项标为退回，或写明总体意见后，才能退回。'
          : returned > 0
            ? `已有 ${returned} 个事项标为退回，退回时一并送达；改为没有问题后才能通过。`
            : '退回时送达总体意见。'}
      </Text>
    </Card>
  )
}

/** Asks before the whole submission is approved or returned. */
function VerdictConfirm({
  asking,
  detail,
  returned,
  unseen,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  asking: Verdict
  detail: AssignmentDetail
  /** entries marked so */ returned: number
  /** entries not marked at all */ unseen: number
  busy: boolean
  errors: Errors
  onConfirm: () => void
  onCancel: () => void
}) {
  const { openOf } = useRowMarks(detail.entries)
  const left = detail.entries.reduce((sum, entry) => sum + openOf(entry).length, 0)
  return (
    <Confirm
      title={asking === 'approve' ? '通过这次报送？' : '退回这次报送？'}
      confirm={asking === 'approve' ? '确认通过' : '确认退回'}
      danger={asking === 'return'}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Text>{`${detail.organisation.name}「${detail.domain.name}」${detail.entryCount} 个公开事项${asking === 'return' ? `，${returned} 个标为退回` : ''}`}</Text>
      {asking === 'approve' && unseen > 0 ? (
        <View className="note warn">{`还有 ${unseen} 个事项没有标记看过。`}</View>
      ) : null}
      {asking === 'approve' && left > 0 ? (
        <View className="note warn">{`还有 ${left} 处个人信息没有处理，不能通过。`}</View>
      ) : null}
      <Refused texts={errors} lead={leadToRow} />
    </Confirm>
  )
}
