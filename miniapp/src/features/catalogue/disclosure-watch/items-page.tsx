import {
  type DisclosureItem,
  type DisclosureItemsQuery,
  ITEMS_ON_A_PAGE,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { StateTag } from '../disclosure/states'
import { watchedItems } from './api'
import { CorrectionCard } from './correction-card'

type Filter = ItemState | 'corrected'
const FILTERS: readonly { code: Filter; label: string }[] = [...ITEM_STATES, { code: 'corrected', label: '更正待阅' }]

/** Items by how they stand, of a unit and a domain or of all that the asker watches; and corrected limits that no lead has seen. */
export function WatchItemsPage() {
  const unit = useParam('unit')
  const domain = useParam('domain')
  const [filter, setFilter] = useState<Filter | ''>(useParam('state') as Filter | '')
  const [turn, setTurn] = useState(0)
  const asked: DisclosureItemsQuery = {
    ...(unit ? { unit } : {}),
    ...(domain ? { domain } : {}),
    ...(filter === 'corrected' ? { corrected: '1' as const } : filter ? { state: filter } : {}),
  }
  const key = `${unit}/${domain}/${filter}`
  const query = useQuery(`watched/${key}`, () => watchedItems(asked))
  const more = useMore(
    async (page) => (await watchedItems({ ...asked, page })).items,
    ITEMS_ON_A_PAGE,
    `${key} ${turn}`,
  )
  const reload = () => {
    setTurn((old) => old + 1)
    query.reload()
  }
  return (
    <PageShell>
      <ChoiceChips
        single
        label="公开情况"
        options={FILTERS}
        value={filter ? [filter] : []}
        onChange={([chosen]) => setFilter(chosen ?? '')}
      />
      <Loaded query={query}>
        {({ total, items }) => {
          const listed = [...items, ...more.items]
          const [first] = listed
          return (
            <>
              <View>
                <Heading level={1}>{headOf(first, unit, domain)}</Heading>
                <Text className="muted">{`共 ${total} 项`}</Text>
              </View>
              {total === 0 ? <Empty title="没有这样的公开事项" /> : null}
              <View className="list">
                {listed.map((item) =>
                  filter === 'corrected' ? (
                    <CorrectionCard key={item.publicNumber} item={item} onSeen={reload} />
                  ) : (
                    <ItemCard key={item.publicNumber} item={item} />
                  ),
                )}
              </View>
              <More shown={listed.length} total={total} more={more} />
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}

function headOf(first: DisclosureItem | undefined, unit: string, domain: string): string {
  const parts = [unit ? first?.unit.name : '', domain ? first?.domain.name : ''].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : '公开情况'
}

function ItemCard({ item }: { item: DisclosureItem }) {
  const { publicNumber, name, domain, unit, state, lastFormedOn } = item
  return (
    <Card label={name} onPress={() => open('disclosureItem', { id: publicNumber })}>
      <View className="row">
        <StateTag state={state} />
        <Tag tone="brand">{domain.name}</Tag>
        <Tag>{unit.name}</Tag>
      </View>
      <Heading level={2}>{name}</Heading>
      <Text className="muted">{`编号 ${publicNumber}${lastFormedOn ? ` · 最近形成 ${lastFormedOn}` : ' · 还没有登记'}`}</Text>
    </Card>
  )
}
