import type { AssignmentDetail, EntrySummary, ReturnRequest } from '@gongkai/shared/assignment/assignment.contract'
import { type EntryField, FIELD_LABELS } from '@gongkai/shared/entry/entry'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field, FieldFrame } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { useGrowing } from '@/ui/use-growing'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { assignment } from '../assignment/api'
import { AssignmentFacts } from '../assignment/assignment-card'
import { CoSigns, History, Remarks } from '../assignment/assignment-parts'
import { FieldPairs } from '../entry/field-pairs'
import { entryName, fieldsOf } from '../entry/words'
import { approve, sendBack } from './api'

type NewRemark = ReturnRequest['remarks'][number]

/** The remark being written on one entry: which field, which words. */
function RemarkForm({
  fields,
  onAdd,
}: {
  fields: readonly EntryField[]
  onAdd: (field: EntryField, text: string) => void
}) {
  const [field, setField] = useState<EntryField | null>(null)
  const [text, setText] = useState('')
  return (
    <View>
      <FieldFrame label="意见所指的栏目">
        <ChoiceChips
          single
          label="意见所指的栏目"
          options={fields.map((code) => ({ code, label: FIELD_LABELS[code] }))}
          value={field ? [field] : []}
          onChange={([code]) => setField(code ?? null)}
        />
      </FieldFrame>
      <Field multiline label="退回意见" value={text} onChange={setText} />
      <Button kind="plain" disabled={!field || !text.trim()} onPress={() => field && onAdd(field, text.trim())}>
        加入意见
      </Button>
    </View>
  )
}

function ReviewedEntry({
  entry,
  item,
  remarks,
  open,
  onToggle,
  onAdd,
  onRemove,
}: {
  entry: EntrySummary
  item: AssignmentDetail
  remarks: NewRemark[]
  open: boolean
  onToggle: () => void
  onAdd: (field: EntryField, text: string) => void
  onRemove: (remark: NewRemark) => void
}) {
  const name = entryName(entry.fields)
  const fields = fieldsOf(item.phase)
  return (
    <Card>
      <Heading level={3}>{`${entry.position}. ${name}`}</Heading>
      <View className="row">
        {entry.guidelineItemId === null ? <Tag>自行增加</Tag> : null}
        {entry.departures.length > 0 ? (
          <Tag tone="brand">{`与标准指引不同：${entry.departures.map((field) => FIELD_LABELS[field]).join('、')}`}</Tag>
        ) : null}
        {entry.origin ? <Tag>{entry.origin.name}</Tag> : null}
      </View>
      <FieldPairs fields={entry.fields} shown={fields} />
      {entry.warnings.map(({ at, text }) => (
        <View key={at + text} className="note warn">
          {text}
        </View>
      ))}
      {remarks.map((remark) => (
        <View key={remark.field + remark.text} className="note bad row between">
          <Text>
            {FIELD_LABELS[remark.field]}：{remark.text}
          </Text>
          <Button kind="link" label={`删除意见 ${FIELD_LABELS[remark.field]}`} onPress={() => onRemove(remark)}>
            删除
          </Button>
        </View>
      ))}
      {item.can.return.length === 0 ? (
        <Button kind="link" label={`提意见 ${name}`} onPress={onToggle}>
          {open ? '收起' : '提意见'}
        </Button>
      ) : null}
      {open ? <RemarkForm fields={fields} onAdd={onAdd} /> : null}
    </Card>
  )
}

function ReviewedEntries({
  item,
  remarks,
  onRemarks,
}: {
  item: AssignmentDetail
  remarks: NewRemark[]
  onRemarks: (remarks: NewRemark[]) => void
}) {
  const [writing, setWriting] = useState<number | null>(null)
  const { shown, rest } = useGrowing(item.entries, 10)
  return (
    <>
      <View className="list">
        {shown.map((entry) => (
          <ReviewedEntry
            key={entry.id}
            entry={entry}
            item={item}
            open={writing === entry.id}
            remarks={remarks.filter((remark) => remark.entryId === entry.id)}
            onToggle={() => setWriting(writing === entry.id ? null : entry.id)}
            onAdd={(field, text) => {
              onRemarks([...remarks, { entryId: entry.id, field, text }])
              setWriting(null)
            }}
            onRemove={(remark) => onRemarks(remarks.filter((each) => each !== remark))}
          />
        ))}
      </View>
      {rest > 0 ? <Text className="muted">还有 {rest} 个事项，继续下滑查看</Text> : null}
    </>
  )
}

export function SubmissionReviewPage() {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const [remarks, setRemarks] = useState<NewRemark[]>([])
  const [overall, setOverall] = useState('')
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null)
  const { busy, errors, run } = useAction()

  const act = () =>
    run(async () => {
      if (asking === 'approve') await approve(Number(id))
      else await sendBack(Number(id), { overall: overall.trim(), remarks })
      done(asking === 'approve' ? '已通过' : '已退回')
      setRemarks([])
      setOverall('')
      query.reload()
    }).then(() => setAsking(null))

  const item = query.data
  const mayReturn = item?.can.return.length === 0
  const mayApprove = item?.can.approve.length === 0
  const nothingSaid = remarks.length === 0 && !overall.trim()
  const foot =
    mayReturn || mayApprove ? (
      <>
        {mayReturn ? (
          <Button kind="danger" disabled={busy || nothingSaid} onPress={() => setAsking('return')}>
            退回
          </Button>
        ) : null}
        {mayApprove ? (
          <Button disabled={busy} onPress={() => setAsking('approve')}>
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
            </Card>
            <Refused texts={errors} />
            {!mayApprove ? (
              <View className="note info">{detail.can.approve.map((refusal) => refusal.text).join('；')}</View>
            ) : null}
            <CoSigns item={detail} />
            <Remarks item={detail} />
            {detail.noDutyReason ? (
              <View className="note info">该单位声明在本领域无此职责：{detail.noDutyReason}</View>
            ) : null}
            <ReviewedEntries item={detail} remarks={remarks} onRemarks={setRemarks} />
            {mayReturn ? (
              <Card>
                <Field
                  multiline
                  label="总体意见"
                  placeholder="退回时写明总体意见，或在事项上逐条提意见"
                  value={overall}
                  onChange={setOverall}
                />
                {nothingSaid ? <Text className="muted">写明意见后才能退回。</Text> : null}
              </Card>
            ) : null}
            <History item={detail} />
            {asking ? (
              <Confirm
                title={asking === 'approve' ? '通过这次报送？' : '退回这次报送？'}
                confirm={asking === 'approve' ? '确认通过' : '确认退回'}
                danger={asking === 'return'}
                busy={busy}
                onConfirm={act}
                onCancel={() => setAsking(null)}
              >
                <Text>{`${detail.organisation.name}「${detail.domain.name}」${detail.entryCount} 个公开事项${asking === 'return' ? `，${remarks.length} 条逐项意见` : ''}`}</Text>
              </Confirm>
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
