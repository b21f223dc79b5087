import { View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { AssignmentCard } from '../assignment/assignment-card'
import { reviews } from './api'

export function ReviewQueuePage() {
  const query = useQuery('reviews', reviews)
  return (
    <PageShell>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="目前没有待审核的报送" />
          ) : (
            <View className="list">
              {items.map((item) => (
                <AssignmentCard key={item.id} item={item} onPress={() => open('submission', { id: item.id })} />
              ))}
            </View>
          )
        }
      </Loaded>
    </PageShell>
  )
}
