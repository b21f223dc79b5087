import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { RenewalLine } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { hindranceOf } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Check } from '@/ui/native'
import { StatusTag, Tag } from '@/ui/status-tag'

/** One domain of the unit: what it holds, what concerns it; picked to be handed in as it stands, or opened. */
export function DomainLine({
  line,
  chosen,
  onChoose,
}: {
  line: RenewalLine
  chosen: boolean
  onChoose: (on: boolean) => void
}) {
  const { id, domain, state } = line
  const hindrance = hindranceOf(line)
  const facts = (
    <View className="stack tight">
      <Text className="entry-name">{domain.name}</Text>
      <View className="row">
        {chosen ? <Tag tone="brand">✓ 已选</Tag> : null}
        <StatusTag list={SUBMISSION_STATES} code={state} />
        {line.late ? <Tag tone="bad">逾期</Tag> : null}
        {line.concerned > 0 ? <Tag tone="warn">{`${line.concerned} 项有提醒`}</Tag> : null}
        {line.changed > 0 ? <Tag tone="brand">{`${line.changed} 项有变化`}</Tag> : null}
        {line.added > 0 ? <Tag tone="brand">{`${line.added} 项新增`}</Tag> : null}
      </View>
      <Text className="muted">{countsOf(line)}</Text>
      {hindrance && (state === 'draft' || state === 'returned') ? <Text className="muted">{hindrance}</Text> : null}
    </View>
  )
  return (
    <View className="domain-line">
      {hindrance ? (
        <View className="card">{facts}</View>
      ) : (
        <Check className="pick" label={domain.name} checked={chosen} onChange={onChoose}>
          {facts}
        </Check>
      )}
      <Button kind="link" label={`打开 ${domain.name}`} onPress={() => open('assignment', { id })}>
        打开
      </Button>
    </View>
  )
}

function countsOf({ rows, confirmed, open: waiting, kept, noDutyReason }: RenewalLine): string {
  if (noDutyReason) return `已声明无此职责：${noDutyReason}`
  return [
    `${rows} 项`,
    waiting > 0 ? `${waiting} 项待确认` : '',
    confirmed > 0 ? `${confirmed} 项与去年相同` : '',
    kept > 0 ? `${kept} 项现行事项没有列入` : '',
  ]
    .filter(Boolean)
    .join('，')
}
