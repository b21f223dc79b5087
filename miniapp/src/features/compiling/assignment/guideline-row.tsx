import type { GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Check } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { entryName } from '../entry/words'
import { ModelFields } from '../guideline/model-fields'
import { SampleTag } from '../guideline/sample'

/** The part of the page that shows what a refusal's `at` names. */
export const partId = (at: string): string => at.replace('/', '-')

export const isAnswered = (item: GuidelineItemView): boolean => item.adopted || item.declinedReason !== ''

/** A model row: read in full and chosen while it is open; then what became of it, and a way back from a reason given. */
export function GuidelineRow({
  item,
  chosen,
  busy,
  onChoose,
  onUndo,
}: {
  item: GuidelineItemView
  chosen: boolean
  busy: boolean
  onChoose: (on: boolean) => void
  onUndo: () => void
}) {
  const [unfolded, setUnfolded] = useState(false)
  const name = entryName(item.fields)
  const unfold = (
    <Button kind="link" label={`${unfolded ? '收起' : '看全部内容'} ${name}`} onPress={() => setUnfolded(!unfolded)}>
      {unfolded ? '收起' : '看内容'}
    </Button>
  )
  const whole = unfolded ? <ModelFields fields={item.fields} /> : null
  if (item.standing === 'otherLevel')
    return (
      <View className="answered">
        <View className="row between">
          <Text className="answered-name muted">{name}</Text>
          {unfold}
        </View>
        {whole}
      </View>
    )
  if (!isAnswered(item))
    return (
      <View id={partId(`guideline/${item.id}`)} className="answered">
        <View className="row between">
          <Check className="pick answered-name" label={name} checked={chosen} onChange={onChoose}>
            <View className="row">
              <Text>{name}</Text>
              <SampleTag unchecked={item.unchecked} />
            </View>
          </Check>
          {unfold}
        </View>
        {whole}
      </View>
    )
  return (
    <View className="answered">
      <View className="row between">
        <Text className="answered-name">{name}</Text>
        <Tag tone={item.adopted ? 'ok' : 'idle'}>{item.adopted ? '已采用' : '无此职责'}</Tag>
      </View>
      {item.standing === 'retired' ? <Text className="muted">标准指引已不再列这一项</Text> : null}
      {item.adopted ? null : (
        <View className="row between">
          <Text className="muted">理由：{item.declinedReason}</Text>
          <Button kind="link" label={`改为未处理 ${name}`} disabled={busy} onPress={onUndo}>
            撤销
          </Button>
        </View>
      )}
      {whole}
      <View className="row">{unfold}</View>
    </View>
  )
}
