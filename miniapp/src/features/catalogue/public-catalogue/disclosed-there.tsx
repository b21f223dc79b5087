import type { PublicCoverage, PublicDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { WebLink } from '@/ui/web-link'
import { disclosureCoverage, disclosures, feedAddress } from './api'
import { DisclosedItem } from './disclosed-item'

/** So many stand above the items; the others are a press away. */
const FIRST = 3

interface Place {
  domain?: string
  organisation?: string
}

/** 公开情况 of a unit or a domain in plain words, what it published last, and where to subscribe to it. */
export function DisclosedThere({ domain, organisation }: Place) {
  const key = `${domain ?? ''} ${organisation ?? ''}`
  const coverage = useQuery('disclosure coverage', disclosureCoverage)
  const query = useQuery(`disclosures ${key}`, () => disclosures({ domain, organisation }))
  const [later, setLater] = useState<{ items: PublicDisclosure[]; next: number | null } | null>(null)
  const [all, setAll] = useState(false)
  const { busy, errors, run } = useAction()
  const counts = coverage.data ? countsIn(coverage.data, { domain, organisation }) : null
  if (!query.data || !counts) return null
  // Nothing is measured here, or a server of before knows nothing of it.
  if (query.data.items.length === 0 && Object.values(counts).every((count) => count === 0)) return null
  const items = [...query.data.items, ...(later?.items ?? [])]
  const next = later ? later.next : query.data.next
  const read = () =>
    run(async () => {
      const page = await disclosures({ domain, organisation, cursor: next ?? undefined })
      setLater((old) => ({ items: [...(old?.items ?? []), ...page.items], next: page.next }))
    })
  return (
    <Card>
      <View className="stack tight">
        <Heading level={2}>公开情况</Heading>
        <Text>{`按时公开 ${counts.onTime} 项 · 暂未公开 ${counts.notYet} 项 · 本期无新增 ${counts.nothingArose} 项`}</Text>
        {items.length === 0 ? <Text className="muted">还没有登记公开的内容。</Text> : null}
      </View>
      {(all ? items : items.slice(0, FIRST)).map((one) => (
        <DisclosedItem key={one.id} withItem one={one} />
      ))}
      <Refused texts={errors} />
      <View className="row between">
        {!all && items.length > FIRST ? (
          <Button kind="link" onPress={() => setAll(true)}>
            更多最近公开
          </Button>
        ) : null}
        {all && next !== null ? (
          <Button kind="link" disabled={busy} onPress={read}>
            {busy ? '正在读取…' : '再看更早的'}
          </Button>
        ) : null}
        <WebLink quiet url={feedAddress({ domain, organisation })} label="订阅公开信息（RSS）">
          订阅（RSS）
        </WebLink>
      </View>
    </Card>
  )
}

function countsIn({ items }: PublicCoverage, { domain, organisation }: Place) {
  const cells = items.filter(
    (cell) => (!domain || cell.domain.code === domain) && (!organisation || cell.organisation.code === organisation),
  )
  const sum = (of: 'onTime' | 'notYet' | 'nothingArose') => cells.reduce((total, cell) => total + cell[of], 0)
  return { onTime: sum('onTime'), notYet: sum('notYet'), nothingArose: sum('nothingArose') }
}
