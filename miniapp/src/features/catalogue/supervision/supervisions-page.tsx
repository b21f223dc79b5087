import {
  SUPERVISIONS_ON_A_PAGE,
  type SupervisionQuery,
  type SupervisionSummary,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { supervisions } from './api'
import { SupervisionTag } from './supervision-tag'

type State = NonNullable<SupervisionQuery['state']>
const STATES: readonly { code: State; label: string }[] = [
  { code: 'open', label: '未办结' },
  { code: 'closed', label: '已办结' },
  { code: 'withdrawn', label: '已撤回' },
]

/** 督办: the office all, a unit its own. */
export function SupervisionsPage() {
  const [state, setState] = useState<State>('open')
  const query = useQuery(`supervisions/${state}`, () => supervisions(state, 1))
  const more = useMore(
    async (page) => (await supervisions(state, page)).items,
    SUPERVISIONS_ON_A_PAGE,
    `${state} ${query.data?.total}`,
  )
  const mayIssue = query.data?.can.issue.length === 0
  return (
    <PageShell foot={mayIssue ? <Button onPress={() => open('supervisionIssue')}>发出督办</Button> : undefined}>
      <View>
        <Heading level={1}>督办</Heading>
        <Text className="muted">逾期未公开的，限期公开。全部公开并登记后自动办结。</Text>
      </View>
      {mayIssue ? (
        <View className="row">
          <Button kind="plain" onPress={() => open('watchItems', { state: 'overdue' })}>
            逾期清单
          </Button>
          <Button kind="plain" onPress={() => open('watchItems', { state: 'corrected' })}>
            更正待阅
          </Button>
          <Button kind="plain" onPress={() => open('bulletin')}>
            季度通报
          </Button>
        </View>
      ) : null}
      <ChoiceChips
        single
        label="督办情况"
        options={STATES}
        value={[state]}
        onChange={([chosen]) => setState(chosen ?? state)}
      />
      <Loaded query={query}>
        {({ total, items }) =>
          total === 0 ? (
            <Empty title="没有这样的督办" />
          ) : (
            <>
              <View className="list">
                {[...items, ...more.items].map((one) => (
                  <SupervisionCard key={one.id} one={one} />
                ))}
              </View>
              <More shown={items.length + more.items.length} total={total} more={more} />
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}

function SupervisionCard({ one }: { one: SupervisionSummary }) {
  const { id, number, unit, demand, issuedOn, dueOn, state, count, done } = one
  return (
    <Card label={`${number}督办，${unit.name}`} onPress={() => open('supervision', { id })}>
      <View className="row">
        <SupervisionTag state={state} />
        <Tag>{unit.name}</Tag>
      </View>
      <Heading level={2}>{`${number}督办`}</Heading>
      <Text>{demand}</Text>
      <Text className="muted">{`${issuedOn} 发出，${dueOn} 前办结 · 已公开 ${done} / ${count} 项`}</Text>
    </Card>
  )
}
