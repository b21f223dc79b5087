import { CHECKS_ON_A_PAGE, type SpotCheckSummary } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { spotChecks } from './api'
import { DrawDialog } from './draw-dialog'

/** 抽查: the checks there were, and a new one for leads and the office. */
export function SpotChecksPage() {
  const query = useQuery('spot-checks', () => spotChecks(1))
  const more = useMore(async (page) => (await spotChecks(page)).items, CHECKS_ON_A_PAGE, query.data?.total ?? 0)
  const [drawing, setDrawing] = useState(false)
  const mayDraw = query.data?.can.draw.length === 0
  return (
    <PageShell foot={mayDraw ? <Button onPress={() => setDrawing(true)}>随机抽查</Button> : undefined}>
      <View>
        <Heading level={1}>抽查</Heading>
        <Text className="muted">随机抽取公开事项，逐项看是否找得到、内容齐、时间准、链接通。发现的问题限期整改。</Text>
      </View>
      <View className="row">
        <Button kind="plain" onPress={() => open('remedies')}>
          整改清单
        </Button>
      </View>
      <Loaded query={query}>
        {({ total, items }) =>
          total === 0 ? (
            <Empty title="还没有抽查" />
          ) : (
            <>
              <View className="list">
                {[...items, ...more.items].map((check) => (
                  <CheckCard key={check.id} check={check} />
                ))}
              </View>
              <More shown={items.length + more.items.length} total={total} more={more} />
            </>
          )
        }
      </Loaded>
      {drawing && query.data ? <DrawDialog page={query.data} onCancel={() => setDrawing(false)} /> : null}
    </PageShell>
  )
}

function CheckCard({ check }: { check: SpotCheckSummary }) {
  const { id, by, at, domain, unit, count, looked, wrong, open: left } = check
  const scope = [domain.name, unit.name].filter(Boolean).join(' · ') || '全部领域和单位'
  return (
    <Card label={`${by.name} ${chinaTime(at)} 的抽查`} onPress={() => open('spotCheck', { id })}>
      <View className="row between">
        <Heading level={2}>{scope}</Heading>
        <Tag tone={left > 0 ? 'warn' : looked < count ? 'brand' : 'ok'}>
          {left > 0 ? `待整改 ${left}` : looked < count ? '进行中' : '已完成'}
        </Tag>
      </View>
      <Text className="muted">{`${by.name} · ${chinaTime(at)}`}</Text>
      <Text>{`抽取 ${count} 项，已看 ${looked} 项，有问题 ${wrong} 项`}</Text>
    </Card>
  )
}
