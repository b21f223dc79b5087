import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { REPORT_STATES, type ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { Text, View } from '@tarojs/components'
import { useParam } from '@/platform/navigate'
import type { Errors } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { ActFoot, type FootAct } from '@/ui/act-foot'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { leadToRow } from '../entry/lead-to-row'
import { report } from './api'
import { SituationCard } from './situation-card'
import { ACTS, type ReportAct, useReportActs } from './use-report-acts'

/** A missing reason can be filled in on this page; any other hindrance forbids signing. */
const signHindrances = ({ can }: ReportView) => can.sign.filter((refusal) => refusal.code !== 'report.open')

function footActs(item: ReportView, toReturn: boolean, toSign: boolean): FootAct<ReportAct>[] {
  const { can } = item
  return [
    ...(can.recall.length === 0 ? [{ act: 'recall', label: ACTS.recall, kind: 'plain' } as const] : []),
    ...(can.return.length === 0
      ? [{ act: 'return', label: ACTS.return, kind: 'danger', blocked: !toReturn } as const]
      : []),
    ...(can.accept.length === 0 ? [{ act: 'accept', label: ACTS.accept } as const] : []),
    ...(signHindrances(item).length === 0 ? [{ act: 'sign', label: ACTS.sign, blocked: !toSign } as const] : []),
  ]
}

export function ReportPage() {
  const id = useParam('id')
  const query = useQuery(`report/${id}`, () => report(id))
  const work = useReportActs(id, query)
  const { asking, setAsking, busy, errors, open, lacking, reopened, remark, setRemark } = work
  const toReturn = reopened.length > 0 && remark.trim() !== ''
  const acts = query.data ? footActs(query.data, toReturn, lacking.length === 0) : []
  const may = (act: ReportAct) => acts.some((offered) => offered.act === act)

  return (
    <PageShell foot={acts.length > 0 ? <ActFoot acts={acts} busy={busy} onAsk={setAsking} /> : undefined}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <ReportFacts detail={detail} />
            {may('sign') && lacking.length > 0 ? (
              <View className="note warn">{`还有 ${lacking.length} 个单位未通过审核，请写明例外原因后上报`}</View>
            ) : null}
            {acts.length === 0 ? (
              <View className="note info">
                {[...new Set([...signHindrances(detail), ...detail.can.accept].map(({ text }) => text))].join('；')}
              </View>
            ) : null}
            <Heading>梳理（编制）与送审情况</Heading>
            <View className="list">
              {detail.situation.map((row) => (
                <SituationCard
                  key={row.assignmentId}
                  row={row}
                  maySign={may('sign')}
                  mayReturn={may('return')}
                  reason={work.reasonOf(row)}
                  reopened={reopened.includes(row.assignmentId)}
                  onReason={(text) => work.setReason(row, text)}
                  onReopen={(on) => work.setReopens(row, on)}
                />
              ))}
            </View>
            {may('return') ? (
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
            {asking && may(asking) ? (
              <ReportConfirm
                errors={errors}
                asking={asking}
                detail={detail}
                open={open.length}
                reopened={reopened.length}
                busy={busy}
                onConfirm={work.act}
                onCancel={() => setAsking(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

/** The domain, the phase, the date, and the leads that have signed. */
function ReportFacts({ detail }: { detail: ReportView }) {
  return (
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
  )
}

/** Asks before an act upon the report. */
function ReportConfirm({
  asking,
  detail,
  open,
  reopened,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  asking: ReportAct
  detail: ReportView
  /** units not approved */ open: number
  /** units to go back */ reopened: number
  busy: boolean
  errors: Errors
  onConfirm: () => void
  onCancel: () => void
}) {
  return (
    <Confirm
      title={`确认${ACTS[asking]}`}
      confirm={`确认${ACTS[asking]}`}
      danger={asking === 'return'}
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Text>{`「${detail.domain.name}」${detail.situation.length} 个单位，${open} 个未通过审核${asking === 'return' ? `，退回 ${reopened} 个单位` : ''}`}</Text>
      {asking === 'recall' ? <View className="note warn">撤回后两家牵头单位的签署都取消，须重新上报。</View> : null}
      <Refused texts={errors} lead={leadToRow} />
    </Confirm>
  )
}
