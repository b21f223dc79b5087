import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { type AmendmentView, TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text, View } from '@tarojs/components'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { Pairs } from '../../compiling/entry/field-pairs'
import { AmendmentHead } from './amendment-row'

/** The subject of a 动态调整 and its state. */
export function AmendmentFacts({ view }: { view: AmendmentView }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <AmendmentHead item={view} level={1} />
        </View>
        <Pairs
          pairs={[
            ['缘由', view.trigger ? labelOf(TRIGGERS, view.trigger) : ''],
            ['发生日期', view.triggerOn],
            ['理由', view.reason],
          ]}
        />
      </View>
      {view.remark && view.state === 'returned' ? <View className="note bad">退回意见：{view.remark}</View> : null}
      {view.askedArticle ? (
        <View className="note warn">{`条款待核对：原引用${view.askedArticle}，请填写新法的条款`}</View>
      ) : null}
      {view.state === 'finalised' ? (
        <View className="note info">随下一版目录发布；发布以前，群众看到的仍是原来的内容。</View>
      ) : null}
      {view.edition ? <View className="note info">{`已随${view.edition.name}目录发布`}</View> : null}
      {view.can.finalise
        .filter(({ code }) => code === 'amendment.outdated')
        .map(({ text }) => (
          <View key={text} className="note warn">
            {text}
          </View>
        ))}
    </Card>
  )
}

/** The leads whose 通过 it needs. */
export function AmendmentLeads({ view }: { view: AmendmentView }) {
  if (view.leads.length === 0) return null
  return (
    <Card>
      <Heading level={3}>牵头单位审核</Heading>
      {view.leads.map(({ organisation, approved }) => (
        <View key={organisation.code} className="row between">
          <Text>{organisation.name}</Text>
          <Tag tone={approved ? 'ok' : 'idle'}>
            {approved ? '已通过' : view.state === 'proposed' ? '待审核' : '未审核'}
          </Tag>
        </View>
      ))}
    </Card>
  )
}

export function AmendmentHistory({ view }: { view: AmendmentView }) {
  return (
    <Card>
      <View className="stack">
        <Heading level={3}>办理记录</Heading>
        {view.history.map(({ at, text }) => (
          <View key={`${at}/${text}`}>
            <View>{text}</View>
            <Text className="muted">{chinaTime(at)}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
