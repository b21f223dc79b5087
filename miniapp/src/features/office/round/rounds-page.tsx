import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Bar, Card, Empty, Loaded } from '@/ui/views'
import { rounds } from './api'
import { firstYear } from './first-year'
import { NewRound } from './new-round'

export function RoundsPage() {
  const query = useQuery('rounds', rounds)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ items, sources, offered }) => (
          <View className="columns">
            <View className="column">
              {items.length === 0 ? <Empty title="还没有编制轮次" /> : null}
              {items.map((round) => (
                <Card key={round.code} label={round.name} onPress={() => open('round', { code: round.code })}>
                  <View className="row between">
                    <Heading level={2}>{round.name}</Heading>
                    {round.finishedDomains === round.domainCount ? (
                      <Tag tone="ok">已办结</Tag>
                    ) : (
                      <Tag tone="brand">进行中</Tag>
                    )}
                  </View>
                  <Text className="muted">
                    {`${round.domainCount} 个领域、${round.assignmentCount} 项任务${round.closedPhases
                      .map((phase) => `，${labelOf(PHASES, phase)}已关闭`)
                      .join('')}`}
                  </Text>
                  <Bar
                    part={round.finishedDomains}
                    whole={round.domainCount}
                    label={`已审定 ${round.finishedDomains} / ${round.domainCount} 个领域`}
                  />
                </Card>
              ))}
            </View>
            <View className="column">
              <NewRound sources={sources} offered={offered} firstYear={items[0] ? items[0].year + 1 : firstYear()} />
            </View>
          </View>
        )}
      </Loaded>
    </PageShell>
  )
}
