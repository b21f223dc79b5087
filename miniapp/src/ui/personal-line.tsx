import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { excerptOf, GRAVITY_WORDS, type Mark } from './personal-marks'

const ANSWERED = { 'not-personal': '已说明不是个人信息', lawful: '依法公开' } as const

/** One finding: the words around it, its kind and weight, what was said of it, and what can be done. */
export function PersonalLine({
  text,
  mark,
  resident = false,
  onMask,
  onAnswer,
}: {
  text: string
  mark: Mark
  resident?: boolean
  onMask?: () => void
  onAnswer?: () => void
}) {
  const { before, datum, after } = excerptOf(text, mark)
  const kind = personalKindLabel(mark.kind)
  const { answered, gravity } = mark
  return (
    <View className="personal-line">
      <View className="personal-text">
        <Text>{before}</Text>
        <Text className={`personal-datum ${answered ? '' : gravity}`}>{datum}</Text>
        <Text>{after}</Text>
      </View>
      <View className="row between personal-facts">
        <Text className={`personal-kind ${answered || resident ? '' : gravity}`}>
          {resident ? kind : `${kind} · ${answered ? ANSWERED[answered.answer] : GRAVITY_WORDS[gravity]}`}
        </Text>
        <View className="row personal-acts">
          {onMask ? (
            <Button kind="link" label={`遮盖${kind}`} onPress={onMask}>
              遮盖
            </Button>
          ) : null}
          {onAnswer ? (
            <Button
              kind="link"
              label={gravity === 'block' ? `${kind}依法公开` : `不是个人信息：${kind}`}
              onPress={onAnswer}
            >
              {gravity === 'block' ? '依法公开' : '不是个人信息'}
            </Button>
          ) : null}
        </View>
      </View>
      {answered ? (
        <Text className="muted personal-why">
          {answered.answer === 'lawful'
            ? `法律依据：${answered.ground || answered.reason}（${answered.by}${answered.until ? `，公示至 ${answered.until}` : ''}）`
            : `${answered.by}：${answered.reason}`}
        </Text>
      ) : null}
    </View>
  )
}
