import type { DisclosureItem } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded, Refused } from '@/ui/views'
import { seeCorrection, watchedItem } from './api'

/** A limit that its unit has corrected: what was published, what counts instead and why; a lead says 已阅. */
export function CorrectionCard({ item, onSeen }: { item: DisclosureItem; onSeen: () => void }) {
  const { publicNumber, name, unit, domain } = item
  const query = useQuery(`watched-item/${publicNumber}`, () => watchedItem(publicNumber))
  const { busy, errors, run } = useAction(query.reload)
  return (
    <Card>
      <View className="row">
        <Tag tone="brand">{domain.name}</Tag>
        <Tag>{unit.name}</Tag>
      </View>
      <Heading level={2}>{name}</Heading>
      <Loaded query={query}>
        {({ timeLimit, correction: { version, limit, reason, by, at } }) => (
          <>
            <Text>{`目录写明：${timeLimit || '没有写'}`}</Text>
            <Text>{`更正为：${limit}`}</Text>
            <Text className="muted">{`${by} ${chinaTime(at)}：${reason}`}</Text>
            <Refused texts={errors} />
            <View className="row after">
              <Button
                kind="plain"
                label={`已阅：${name}`}
                disabled={busy}
                onPress={() =>
                  run(async () => {
                    await seeCorrection(publicNumber, version)
                    done('已阅')
                    onSeen()
                  })
                }
              >
                已阅
              </Button>
            </View>
          </>
        )}
      </Loaded>
    </Card>
  )
}
