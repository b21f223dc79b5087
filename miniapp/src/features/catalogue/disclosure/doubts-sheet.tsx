import { View } from '@tarojs/components'
import { Confirm } from '@/ui/views'
import type { Question } from './use-doubtful'

/** Things that are possible and rare are asked about once. */
export function DoubtsSheet({ question }: { question: Question | null }) {
  if (!question) return null
  const { texts, answer } = question
  return (
    <Confirm title="请再核对一次" confirm="无误，继续" onConfirm={() => answer(true)} onCancel={() => answer(false)}>
      {texts.map((text) => (
        <View key={text} className="note warn">
          {text}
        </View>
      ))}
    </Confirm>
  )
}
