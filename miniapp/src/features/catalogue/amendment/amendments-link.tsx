import { Text } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Loaded } from '@/ui/views'
import { amendments } from './api'

/** The amendments that wait for one come first, so that one page tells how many they are. */
const waiting = async () => {
  const { total, items } = await amendments('open', 1)
  const mine = items.filter((item) => item.mine).length
  return { total, mine: mine === items.length && total > mine ? `${mine}+` : String(mine) }
}

/** The way to 动态调整 on the 工作台 of a lead or a town. */
export function AmendmentsLink({ account }: { account: string }) {
  const query = useQuery(`amendments-waiting/${account}`, waiting)
  const mine = query.data?.mine ?? '0'
  return (
    <Button kind="plain" onPress={() => open('amendments')}>
      {mine === '0' ? '动态调整' : `动态调整（${mine}）`}
    </Button>
  )
}

export function AmendmentsCard() {
  const query = useQuery('amendments-waiting', waiting)
  return (
    <Card onPress={() => open('amendments')}>
      <Heading level={2}>动态调整</Heading>
      <Loaded query={query}>
        {({ total, mine }) => <Text className="muted">{`${total} 件尚未发布，其中 ${mine} 件待审定`}</Text>}
      </Loaded>
    </Card>
  )
}
