import { Text, View } from '@tarojs/components'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Loaded } from '@/ui/views'
import { rounds } from '../../office/round/api'
import { firstYear } from '../../office/round/first-year'
import { NewRound } from '../../office/round/new-round'
import { setup } from './api'
import type { StepProps } from './step'

/** 轮次: the first round, proposed with the notice's dates moved to its year. */
export function RoundStep({ standing, onStored, onLater }: StepProps) {
  const { round, domains, towns } = standing
  const query = useQuery(round ? null : 'rounds', rounds)
  if (round)
    return (
      <Card>
        <Heading level={2}>编制轮次</Heading>
        <Text className="muted">已有编制轮次。新建、调整时限在“管理—编制轮次”里办理。</Text>
        <View className="row after">
          <Button onPress={onLater}>下一步</Button>
        </View>
      </Card>
    )
  if (domains.length === 0 || towns.length === 0)
    return (
      <Card>
        <Heading level={2}>第一轮编制</Heading>
        <Text className="muted">任务按领域和单位生成：请先设置镇村、部门和领域。</Text>
      </Card>
    )
  return (
    <Loaded query={query}>
      {({ sources, offered }) => (
        <NewRound
          sources={sources}
          offered={offered}
          firstYear={firstYear()}
          onCreated={async () => onStored(await setup())}
        />
      )}
    </Loaded>
  )
}
