import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import { firstSentWords, returnedWords } from '@gongkai/shared/compiling/report/situation-words'
import { Text, View } from '@tarojs/components'
import { Field } from '@/ui/field'
import { Check, Heading } from '@/ui/native'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import type { SituationRow } from './use-report-acts'

/** 梳理（编制）与送审情况 of one unit: why it is left out, for who signs; whether it goes back, for who returns. */
export function SituationCard({
  row,
  maySign,
  mayReturn,
  reason,
  reopened,
  onReason,
  onReopen,
}: {
  row: SituationRow
  maySign: boolean
  mayReturn: boolean
  reason: string
  reopened: boolean
  onReason: (text: string) => void
  onReopen: (on: boolean) => void
}) {
  return (
    <Card>
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
          value={reason}
          onChange={onReason}
        />
      ) : row.exception ? (
        <View className="note warn">例外原因：{row.exception}</View>
      ) : null}
      {mayReturn ? (
        <Check className="chip" label={`退回 ${row.organisation.name}`} checked={reopened} onChange={onReopen}>
          <Text>退回此单位</Text>
        </Check>
      ) : null}
    </Card>
  )
}
