import { isUntouched } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { Text } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { renewals } from './api'

/** On the 工作台 of a unit: the yearly renewal, if the round is one; nothing in a compilation. */
export function RenewalLink({ account }: { account: string }) {
  const { data } = useQuery(`renewals/${account}`, renewals)
  if (!data?.round || data.items.length === 0) return null
  const waiting = data.items.filter(({ state }) => state === 'draft' || state === 'returned').length
  const untouched = data.items.filter(isUntouched).length
  return (
    <Card label="年度更新" onPress={() => open('renewal')}>
      <Heading level={2}>年度更新</Heading>
      <Text className="muted">
        {waiting === 0
          ? `${data.round.name}：全部领域已经报送`
          : `${data.round.name}：${waiting} 个领域待报送，其中 ${untouched} 个没有需要留意的变化，可以一次确认`}
      </Text>
    </Card>
  )
}
