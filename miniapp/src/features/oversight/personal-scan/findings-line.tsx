import { View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { personalFindings } from './api'

/** On the 工作台, where something waits: what a look through all that is public has found, and 公示 that has ended. */
export function FindingsLine({ account }: { account: string }) {
  const { data } = useQuery(`findings-line/${account}`, () => personalFindings('open', 1))
  if (!data || data.counts.open === 0) return null
  const { counts, expired } = data
  return (
    <View className="note warn row between">
      <View>
        {expired > 0
          ? `${expired} 处公示期满，请撤下或去标识${counts.open > expired ? `；另有 ${counts.open - expired} 处个人信息待处理` : ''}`
          : `已公开的内容里有 ${counts.open} 处个人信息待处理`}
      </View>
      <Button kind="link" onPress={() => open('personalFindings')}>
        去处理
      </Button>
    </View>
  )
}
