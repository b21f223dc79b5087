import { describeTimeLimit, understandTimeLimit } from '@gongkai/shared/compiling/time-limit/understand-time-limit'
import { View } from '@tarojs/components'
import { Region } from '@/ui/native'

/** The wording as it was understood, said back while one types. */
export function TimeLimitHint({ text }: { text: string }) {
  if (!text.trim()) return null
  const understood = describeTimeLimit(understandTimeLimit(text))
  return (
    <Region role="status" className="understood">
      <View>{understood ? `理解为：${understood}` : '没有看出具体时限，将按原文保留。'}</View>
    </Region>
  )
}
