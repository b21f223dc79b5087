import type { GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Check } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { entryName } from '../entry/words'

/** The part of the page that shows what a refusal's `at` names. */
export const partId = (at: string): string => at.replace('/', '-')

export const isAnswered = (item: GuidelineItemView): boolean => item.adopted || item.declinedReason !== ''

/** A model row: to be chosen while it is open; then what became of it, and a way back from a reason given. */
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
  const name = entryName(item.fields)
  if (!isAnswered(item))
    return (
      <View id={partId(`guideline/${item.id}`)}>
        <Check className="pick" label={name} checked={chosen} onChange={onChoose}>
          <Text>{name}</Text>
        </Check>
      </View>
    )
  return (
    <View className="answered">
      <View className="row between">
        <Text className="answered-name">{name}</Text>
        <Tag tone={item.adopted ? 'ok' : 'idle'}>{item.adopted ? '已采用' : '无此职责'}</Tag>
      </View>
      {item.adopted ? null : (
        <View className="row between">
          <Text className="muted">理由：{item.declinedReason}</Text>
          <Button kind="link" label={`改为未处理 ${name}`} disabled={busy} onPress={onUndo}>
            撤销
          </Button>
        </View>
      )}
    </View>
  )
}
