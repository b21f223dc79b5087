import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import { REPORT_STATES, type ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { firstSentWords, returnedWords } from '@gongkai/shared/compiling/report/situation-words'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { accept, recall, report, sendBack, sign } from './api'

type Act = 'sign' | 'recall' | 'accept' | 'return'
const ACTS: Record<Act, string> = { sign: '上报', recall: '撤回上报', accept: '接收', return: '退回' }

export function ReportPage() {
  const id = useParam('id')
  const query = useQuery(`report/${id}`, () => report(id))
  const [reasons, setReasons] = useState<Record<number, string>>({})
  const [reopened, setReopened] = useState<number[]>([])
  const [remark, setRemark] = useState('')
  const [asking, setAsking] = useState<Act | null>(null)
  const { busy, errors, run } = useAction(query.reload)

  const item = query.data
  const reasonOf = (row: ReportView['situation'][number]) => reasons[row.assignmentId] ?? row.exception
  const open = item?.situation.filter((row) => row.state !== 'approved') ?? []
  // A missing reason can be filled in on this page; any other hindrance forbids signing.
  const signHindrances = item?.can.sign.filter((refusal) => refusal.code !== 'report.open') ?? []
  const maySign = item !== null && signHindrances.length === 0
  const mayAccept = item?.can.accept.length === 0
  const mayReturn = item?.can.return.length === 0
  const mayRecall = item?.can.recall.length === 0
  const may: Record<Act, boolean> = { sign: maySign, recall: mayRecall, accept: mayAccept, return: mayReturn }
  const lacking = open.filter((row) => !reasonOf(row).trim())

  const act = () =>
    run(async () => {
      if (!item) return
      const { version } = item
      if (asking === 'sign')
        await sign(id, {
          version,
          exceptions: open.map((row) => ({ assignmentId: row.assignmentId, reason: reasonOf(row).trim() })),
        })
      else if (asking === 'recall') await recall(id, { version })
      else if (asking === 'accept') await accept(id, { version })
      else if (asking === 'return') await sendBack(id, { version, assignmentIds: reopened, remark: remark.trim() })
      if (asking) done(`已${ACTS[asking]}`)
      query.reload()
    }).then((acted) => acted && setAsking(null))

  const foot =
    maySign || mayRecall || mayAccept || mayReturn ? (
      <>
        {mayRecall ? (
          <Button kind="plain" disabled={busy} onPress={() => setAsking('recall')}>
            撤回上报
          </Button>
        ) : null}
        {mayReturn ? (
          <Button
            kind="danger"
            disabled={busy || reopened.length === 0 || !remark.trim()}
            onPress={() => setAsking('return')}
          >
            退回
          </Button>
        ) : null}
        {mayAccept ? (
          <Button disabled={busy} onPress={() => setAsking('accept')}>
            接收
          </Button>
        ) : null}
        {maySign ? (
          <Button disabled={busy || lacking.length > 0} onPress={() => setAsking('sign')}>
            上报
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
              <View className="row">
                <StatusTag list={REPORT_STATES} code={detail.state} />
                <Tag>{labelOf(PHASES, detail.phase)}</Tag>
              </View>
              <Heading level={1}>{detail.domain.name}</Heading>
              <Text className="muted">
                {detail.round.name} · 截止 {detail.dueOn}
              </Text>
              {detail.leads.map(({ organisation, signed }) => (
                <View key={organisation.code} className="row between">
                  <Text>{organisation.name}</Text>
                  <Tag tone={signed ? 'ok' : 'idle'}>{signed ? '已签署' : '未签署'}</Tag>
                </View>
              ))}
              {detail.remark ? <View className="note bad">退回意见：{detail.remark}</View> : null}
            </Card>
            {maySign && lacking.length > 0 ? (
              <View className="note warn">{`还有 ${lacking.length} 个单位未通过审核，请写明例外原因后上报`}</View>
            ) : null}
            {!foot ? (
              <View className="note info">
                {[...new Set([...signHindrances, ...detail.can.accept].map((refusal) => refusal.text))].join('；')}
              </View>
            ) : null}
            <Heading>梳理（编制）与送审情况</Heading>
            <View className="list">
              {detail.situation.map((row) => (
                <Card key={row.assignmentId}>
                  <View className="row between">
                    <Heading level={3}>{row.organisation.name}</Heading>
                    <View className="row">
                      {row.late ? <Tag tone="bad">逾期</Tag> : null}
                      <StatusTag list={SUBMISSION_STATES} code={row.state} />
                    </View>
                  </View>
                  <Text className="muted">{`${row.entryCount} 个事项 · 报送 ${row.revisions} 次 · ${row.firstSubmittedAt ? `${firstSentWords(row)} 报送` : '未报送'}`}</Text>
                  {returnedWords(row) ? <Text className="muted">{returnedWords(row)}</Text> : null}
                  {row.state !== 'approved' && maySign ? (
                    <Field
                      label={`例外原因（${row.organisation.name}）`}
                      placeholder="如逾期未报、无此职责"
                      value={reasonOf(row)}
                      onChange={(text) => setReasons({ ...reasons, [row.assignmentId]: text })}
                    />
                  ) : row.exception ? (
                    <View className="note warn">例外原因：{row.exception}</View>
                  ) : null}
                  {mayReturn ? (
                    <Check
                      className="chip"
                      label={`退回 ${row.organisation.name}`}
                      checked={reopened.includes(row.assignmentId)}
                      onChange={(on) =>
                        setReopened(
                          on ? [...reopened, row.assignmentId] : reopened.filter((each) => each !== row.assignmentId),
                        )
                      }
                    >
                      <Text>退回此单位</Text>
                    </Check>
                  ) : null}
                </Card>
              ))}
            </View>
            {mayReturn ? (
              <Card>
                <Field
                  multiline
                  label="退回意见"
                  placeholder="选择退回的单位并写明意见后才能退回"
                  value={remark}
                  onChange={setRemark}
                />
              </Card>
            ) : null}
            {asking && may[asking] ? (
              <Confirm
                title={`确认${ACTS[asking]}`}
                confirm={`确认${ACTS[asking]}`}
                danger={asking === 'return'}
                busy={busy}
                onConfirm={act}
                onCancel={() => setAsking(null)}
              >
                <Text>{`「${detail.domain.name}」${detail.situation.length} 个单位，${open.length} 个未通过审核${asking === 'return' ? `，退回 ${reopened.length} 个单位` : ''}`}</Text>
                {asking === 'recall' ? (
                  <View className="note warn">撤回后两家牵头单位的签署都取消，须重新上报。</View>
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
