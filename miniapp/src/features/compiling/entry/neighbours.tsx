import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'

export interface Place {
  /** from 1 */ number: number
  count: number
  before: number | null
  after: number | null
}

export function placeOf(entries: readonly EntrySummary[], id: number): Place | null {
  const at = entries.findIndex((entry) => entry.id === id)
  if (at < 0) return null
  return {
    number: at + 1,
    count: entries.length,
    before: entries[at - 1]?.id ?? null,
    after: entries[at + 1]?.id ?? null,
  }
}

/** In place of the page shown, so that 返回 leads to the assignment and not through every entry seen. */
export const goToEntry = (id: number) => Taro.redirectTo({ url: pageUrl('entry', { id }) })

export function Neighbours({ place }: { place: Place }) {
  const { before, after } = place
  if (place.count < 2) return null
  return (
    <View className="neighbours">
      <Button kind="link" disabled={before === null} onPress={() => before !== null && goToEntry(before)}>
        ‹ 上一项
      </Button>
      <Text className="muted">{`第 ${place.number} / ${place.count} 项`}</Text>
      <Button kind="link" disabled={after === null} onPress={() => after !== null && goToEntry(after)}>
        下一项 ›
      </Button>
    </View>
  )
}
