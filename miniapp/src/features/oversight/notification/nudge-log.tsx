import { Text, View } from '@tarojs/components'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { nudgesOf } from './api'

/** The people who asked to hurry, and when; nothing while nobody has, or while the log cannot be read. */
export function NudgeLog({ assignmentId }: { assignmentId: number }) {
  const { data } = useQuery(`nudges/${assignmentId}`, () => nudgesOf(assignmentId))
  if (!data || data.length === 0) return null
  return (
    <Card>
      <Heading level={3}>催办记录</Heading>
      {data.map(({ id, text, by, at }) => (
        <View key={id}>
          <Text>{text}</Text>
          <Text className="muted">{` ${by} · ${chinaTime(at)}`}</Text>
        </View>
      ))}
    </Card>
  )
}
