import type { SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { setup } from './api'

/** Led to the set-up once: whoever leaves it comes to the bench, and finds it there. */
let led = false

/** The check list of a district that is being set up; an administrator of one that has no name yet is led to its set-up. */
export function SetupCard() {
  const { data } = useQuery<SetupStanding>('setup', setup)
  const unnamed = data?.region.code === ''
  useEffect(() => {
    if (!unnamed || led) return
    led = true
    open('setup')
  }, [unnamed])
  if (!data || data.done) return null
  return (
    <Card label="设置区县" onPress={() => open('setup')}>
      <Heading level={2}>{unnamed ? '从这里开始：设置区县' : '设置区县，还有几步'}</Heading>
      <View className="stack after">
        {data.steps.map(({ code, done, text }) => (
          <View key={code} className="row between">
            <Text>{text}</Text>
            <Tag tone={done ? 'ok' : 'warn'}>{done ? '已完成' : '待办'}</Tag>
          </View>
        ))}
      </View>
    </Card>
  )
}
