import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import { firstSentWords, returnedWords } from '@gongkai/shared/compiling/report/situation-words'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
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
      <PersonalCount row={row} />
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

/** The 个人信息 in the rows of the unit that is not dealt with, with the way to them; how much was answered. */
function PersonalCount({ row: { assignmentId, organisation, findings } }: { row: SituationRow }) {
  if (!findings) return null
  const left = findings.block + findings.ask
  return (
    <View className="row between">
      <Text className={left > 0 ? 'personal-kind ask' : 'muted'}>
        {left > 0
          ? `个人信息还有 ${left} 处没有处理${findings.answered > 0 ? `，${findings.answered} 处已确认` : ''}`
          : `个人信息 0 处没有处理，${findings.answered} 处已确认`}
      </Text>
      <Button
        kind="link"
        label={`查看${organisation.name}的个人信息`}
        onPress={() => open('submission', { id: assignmentId })}
      >
        查看
      </Button>
    </View>
  )
}
