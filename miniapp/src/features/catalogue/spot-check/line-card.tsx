import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { REMEDY_STATES, type RemedyState } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import { SPOT_ANSWERS, SPOT_QUESTIONS, type SpotLine } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Tag, type Tone } from '@/ui/status-tag'
import { Card } from '@/ui/views'

const TONES: Readonly<Record<RemedyState, Tone>> = {
  overdue: 'bad',
  open: 'warn',
  published: 'ok',
  corrected: 'ok',
  none: 'ok',
}

/** An item drawn, with what was found and what became of it. */
export function LineCard({
  line,
  checkedBy,
  onLook,
  onSay,
}: {
  line: SpotLine
  /** who checked, in a list of many checks */ checkedBy?: string
  onLook?: () => void
  onSay: () => void
}) {
  const { publicNumber, itemName, unit, domain, look, remedy, can } = line
  return (
    <Card>
      <View className="row">
        {look ? (
          <Tag tone={TONES[remedy.state]}>
            {remedy.state === 'none' ? '没有问题' : labelOf(REMEDY_STATES, remedy.state)}
          </Tag>
        ) : (
          <Tag>未查看</Tag>
        )}
        <Tag tone="brand">{domain.name}</Tag>
        <Tag>{unit.name}</Tag>
      </View>
      <Heading level={2}>{itemName}</Heading>
      <Text className="muted">{`编号 ${publicNumber}${checkedBy ? ` · ${checkedBy}抽查` : ''}`}</Text>
      {look ? (
        <Text>
          {SPOT_QUESTIONS.map(({ code, label }) => `${label} ${labelOf(SPOT_ANSWERS, look.answers[code])}`).join('　')}
        </Text>
      ) : null}
      {look?.note ? <Text>{look.note}</Text> : null}
      <RemedyWords line={line} />
      <View className="row after">
        {onLook && can.look.length === 0 ? (
          <Button kind={look ? 'plain' : 'primary'} label={`填写结果：${itemName}`} onPress={onLook}>
            {look ? '重新查看' : '填写结果'}
          </Button>
        ) : null}
        {can.remedy.length === 0 ? (
          <Button label={`登记公开：${itemName}`} onPress={() => open('disclosureRecord', { item: publicNumber })}>
            登记公开
          </Button>
        ) : null}
        {can.remedy.length === 0 ? (
          <Button kind="plain" label={`反馈整改：${itemName}`} onPress={onSay}>
            反馈整改
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

function RemedyWords({ line: { remedy } }: { line: SpotLine }) {
  const { state, dueOn, closedOn, said, saidBy } = remedy
  if (state === 'none') return null
  if (state === 'open' || state === 'overdue')
    return (
      <View className="note warn">{`请于 ${dueOn} 前整改。公开并登记后自动销号；不必重新公开的，反馈怎样更正。`}</View>
    )
  return (
    <View className="note info">
      {state === 'published'
        ? `${closedOn} 登记了公开，已销号`
        : said
          ? `${closedOn} ${saidBy}：${said}`
          : `${closedOn} 更正了公开记录，已销号`}
    </View>
  )
}
