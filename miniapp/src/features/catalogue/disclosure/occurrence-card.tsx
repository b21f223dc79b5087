import { CHANNELS, type Channel, labelOf } from '@gongkai/shared/base/template/entry-template'
import type { DisclosureView, OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { linkWords } from '@gongkai/shared/catalogue/disclosure/link-result'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { WebLink } from '@/ui/web-link'
import { DisclosureFiles } from './disclosure-files'
import type { FactAct } from './fact-dialogs'
import { StateTag } from './states'

export const channelWords = (channels: readonly Channel[]): string =>
  channels.map((channel) => labelOf(CHANNELS, channel)).join('、')

/** 形成 2026-07-01，应于 2026-07-29 前公开 */
function dayWords({ formedOn, dueOn, article26, estimated }: OccurrenceView): string {
  const due = `应于 ${dueOn} 前公开${article26 ? '（条例第二十六条）' : ''}`
  return `${formedOn} 形成，${due}${estimated ? '，节假日安排公布后会重新计算' : ''}`
}

/** A thing that waits, in a list: it leads to its item. */
export function WaitingThing({ view }: { view: OccurrenceView }) {
  const { title, itemName, publicNumber, state, dueOn, disclosures } = view
  const ended = disclosures.find(({ toTakeDown }) => toTakeDown)
  return (
    <Card label={`${title}，${itemName}`} onPress={() => open('disclosureItem', { id: publicNumber })}>
      <View className="row between">
        <Text className="domain-name">{title}</Text>
        <StateTag state={state} />
      </View>
      <Text className="muted">{itemName}</Text>
      <Text className="muted">{ended ? `公示期到 ${ended.shownUntil}，请撤下` : `应于 ${dueOn} 前公开`}</Text>
    </Card>
  )
}

/** 应公开信息 with where it was published and what can be done with it. */
export function OccurrenceCard({ view, onAct }: { view: OccurrenceView; onAct: (act: FactAct) => void }) {
  const { title, subject, state, missing, disclosures, can } = view
  const may = { add: can.add.length === 0, correct: can.correct.length === 0 }
  return (
    <View className="card">
      <View className="stack tight">
        <View className="row between">
          <Heading level={3}>{title}</Heading>
          <StateTag state={state} />
        </View>
        <Text className="muted">{[subject, dayWords(view)].filter(Boolean).join(' · ')}</Text>
        {disclosures.length === 0 ? <Text className="muted">还没有登记公开记录</Text> : null}
        {missing.length > 0 ? <View className="note warn">{`还没有公开到：${channelWords(missing)}`}</View> : null}
        {disclosures.map((record) => (
          <RecordPart key={record.id} view={view} record={record} may={may.add} onAct={onAct} />
        ))}
      </View>
      <View className="row after">
        {may.add ? (
          <Button kind="plain" label={`补登记公开 ${title}`} onPress={() => onAct({ kind: 'add', view })}>
            补登记公开
          </Button>
        ) : null}
        {may.correct ? (
          <>
            <Button kind="link" label={`更正 ${title}`} onPress={() => onAct({ kind: 'correct', view })}>
              更正标题、日期
            </Button>
            <Button kind="link" label={`删除 ${title}`} onPress={() => onAct({ kind: 'delete', view })}>
              整条删除
            </Button>
          </>
        ) : null}
      </View>
    </View>
  )
}

/** 公开记录. */
function RecordPart({
  view,
  record,
  may,
  onAct,
}: {
  view: OccurrenceView
  record: DisclosureView
  may: boolean
  onAct: (act: FactAct) => void
}) {
  const { publishedOn, channels, publishedBy, url, shownUntil, takenDownOn, toTakeDown, shownTooShort } = record
  const { reviewedBy, recordedBy, recordedLate } = record
  const name = `${publishedOn} 的公开记录`
  const act = (kind: 'correctRecord' | 'takeDown' | 'deleteRecord', words: string) => (
    <Button kind="link" label={`${words} ${name}`} onPress={() => onAct({ kind, view, record })}>
      {words}
    </Button>
  )
  return (
    <View className="disclosure-record">
      <View className="stack tight">
        <Text className="domain-name">{`${publishedOn} 公开 · ${channelWords(channels)}`}</Text>
        <Text className="muted">{`${publishedBy.name}发布 · 保密审查：${reviewedBy} · ${recordedBy}登记`}</Text>
        {recordedLate > 0 ? <Text className="muted">{`公开 ${recordedLate} 个工作日后登记`}</Text> : null}
        {shownUntil ? <Text className="muted">{`公示到 ${shownUntil}`}</Text> : null}
        {takenDownOn ? <Text className="muted">{`${takenDownOn} 撤下`}</Text> : null}
        {shownTooShort ? <View className="note warn">未满公示期</View> : null}
        {toTakeDown ? <View className="note bad">公示期已过，请撤下网页或公示栏上的内容，再在这里登记撤下</View> : null}
        {url ? <Text className="muted">{linkWords(record)}</Text> : null}
        {url ? <WebLink url={url}>打开网页</WebLink> : null}
        <DisclosureFiles files={record.files} />
      </View>
      {may ? (
        <View className="row">
          {takenDownOn ? null : act('takeDown', '撤下')}
          {act('correctRecord', '更正')}
          {act('deleteRecord', '删除')}
        </View>
      ) : null}
    </View>
  )
}
