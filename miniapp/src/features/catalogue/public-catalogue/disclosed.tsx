import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PUBLIC_STATES } from '@gongkai/shared/catalogue/disclosure/item-state'
import {
  DISCLOSURES_ON_A_PAGE,
  type EntryDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { markDisclosed } from '@/platform/followed'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card, ErrorView } from '@/ui/views'
import { entryDisclosures } from './api'
import { DisclosedItem } from './disclosed-item'

/** 最近公开 of an item: what was published of it, the newest first; of one that was withdrawn its history. */
export function Disclosed({ id }: { id: string }) {
  const query = useQuery(`disclosed ${id}`, () => entryDisclosures(id))
  const more = useMore(async (page) => (await entryDisclosures(id, page))?.items ?? [], DISCLOSURES_ON_A_PAGE, id)
  const { data, error, reload } = query
  const newest = data?.items[0]?.id ?? 0
  useEffect(() => {
    if (data) markDisclosed([{ kind: 'entry', id, disclosed: newest }])
  }, [data, id, newest])
  if (error) return <ErrorView error={error} onRetry={reload} />
  if (!data || (data.withdrawn && data.total === 0)) return null
  const { state, withdrawn, total } = data
  const items = [...data.items, ...more.items]
  return (
    <Card>
      <View className="row between">
        <Heading level={2}>{withdrawn ? '以前公开的' : '最近公开'}</Heading>
        {withdrawn ? null : <Tag tone={state === 'on-time' ? 'ok' : 'idle'}>{wordsOf(state)}</Tag>}
      </View>
      {items.length === 0 ? <Text className="muted">{nothingSaid(data)}</Text> : null}
      {items.map((one) => (
        <DisclosedItem key={one.id} one={one} />
      ))}
      <More shown={items.length} total={total} more={more} />
    </Card>
  )
}

const wordsOf = (state: EntryDisclosures['state']) => (state === 'on-time' ? '按时公开' : labelOf(PUBLIC_STATES, state))

/** No list: why, as far as it is known. */
function nothingSaid({ state, nothingIn }: EntryDisclosures): string {
  if (nothingIn) return `责任单位确认 ${nothingIn.slice(0, 4)} 年第 ${nothingIn.slice(-1)} 季度没有新增内容。`
  return state === 'on-time' ? '公示期已结束，没有正在公开的内容。' : '还没有登记公开的内容。'
}
