import { Text } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { watchFigures } from './api'

/** On the office's desk: 逾期 n · 整改未完成 n · 督办未办结 n. */
export function WatchCards({ account }: { account: string }) {
  const query = useQuery(`watch-figures/${account}`, watchFigures)
  const figures = query.data
  return (
    <>
      <Card onPress={() => open('matrix', { layer: 'disclosure' })}>
        <Heading level={2}>公开落实</Heading>
        <Text className="muted">
          {figures
            ? `逾期 ${figures.overdue} · 整改未完成 ${figures.remedies} · 督办未办结 ${figures.supervisions}`
            : '哪些公开事项按时、逾期、还没有开始'}
        </Text>
      </Card>
      <Card onPress={() => open('spotChecks')}>
        <Heading level={2}>抽查</Heading>
        <Text className="muted">随机抽取公开事项，发现的问题限期整改</Text>
      </Card>
      <Card onPress={() => open('supervisions')}>
        <Heading level={2}>督办</Heading>
        <Text className="muted">逾期未公开的，编号督办，全部公开后自动办结</Text>
      </Card>
    </>
  )
}

/** On the desk of everybody else, as far as there is something: a lead watches its domains, a unit is asked. */
export function WatchLinks({ account, isLead }: { account: string; isLead: boolean }) {
  const figures = useQuery(`watch-figures/${account}`, watchFigures).data
  return (
    <>
      {isLead ? (
        <>
          <Button kind="plain" onPress={() => open('watchItems', { state: 'overdue' })}>
            {figures?.corrected ? `公开情况（更正待阅 ${figures.corrected}）` : '公开情况'}
          </Button>
          <Button kind="plain" onPress={() => open('spotChecks')}>
            抽查
          </Button>
        </>
      ) : null}
      {figures && figures.remedies > 0 ? (
        <Button kind="plain" onPress={() => open('remedies')}>
          {`整改（${figures.remedies}）`}
        </Button>
      ) : null}
      {figures && figures.supervisions > 0 ? (
        <Button kind="plain" onPress={() => open('supervisions')}>
          {`督办（${figures.supervisions}）`}
        </Button>
      ) : null}
    </>
  )
}
