import type { PublicHome } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

type Item = NonNullable<PublicHome['news']>['items'][number]

const monthAndDay = (at: string) => `${Number(at.slice(5, 7))} 月 ${Number(at.slice(8, 10))} 日`

export function NewsItem({ item, onPress }: { item: Item; onPress: () => void }) {
  return (
    <Card onPress={onPress}>
      <View className="row between">
        <Tag tone="brand">{item.domain}</Tag>
        <Text className="muted">{monthAndDay(chinaTime(item.at))}</Text>
      </View>
      <Heading level={3}>{item.name}</Heading>
      <Text className="muted">{item.text}</Text>
    </Card>
  )
}
