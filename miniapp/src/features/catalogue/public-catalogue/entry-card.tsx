import type { PublicEntrySummary } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { Marked } from '@/ui/marked'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** An entry in a list, with where the searched words stand. */
export function EntryCard({ entry, onPress }: { entry: PublicEntrySummary; onPress: () => void }) {
  const { name, domain, organisation, timeLimit, ways, found } = entry
  return (
    <Card onPress={onPress}>
      <View className="row">
        <Tag tone="brand">{domain.name}</Tag>
        <Tag>{organisation.name}</Tag>
        {ways.includes('onRequest') ? <Tag>依申请公开</Tag> : null}
      </View>
      <Heading level={3}>
        <Marked text={name} />
      </Heading>
      {found ? (
        <View className="muted">
          {`${found.label}：`}
          <Marked text={found.text} />
        </View>
      ) : null}
      <Text className="muted">{timeLimit}</Text>
    </Card>
  )
}
