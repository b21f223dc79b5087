import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { AUDIENCES, type RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field, FieldFrame } from '@/ui/field'
import { DateInput } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { Bar, Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { createRound, proposal, rounds } from './api'

/** A former plan with its dates moved to the year, to be looked over before it is opened. */
function NewRound({ sources, firstYear }: { sources: { key: string; name: string }[]; firstYear: number }) {
  const [source, setSource] = useState(sources[0]?.key ?? '')
  const [year, setYear] = useState(String(firstYear))
  const [plan, setPlan] = useState<RoundProposal | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, run, at, rest, errors } = useAction()
  const propose = () => run(async () => setPlan(await proposal(source, Number(year))))
  const create = async () => {
    if (!plan) return
    const { name, year, milestones } = plan
    await run(async () => {
      const { code } = await createRound({ name, year, milestones })
      done('已新建')
      open('round', { code })
    })
    setAsking(false)
  }
  return (
    <Card>
      <Heading level={2}>新建轮次</Heading>
      <PickField
        label="参照"
        value={source}
        choices={sources.map(({ key, name }) => ({ code: key, name }))}
        onPick={(key) => {
          setSource(key)
          setPlan(null)
        }}
      />
      <Field
        label="年份"
        value={year}
        issues={at('year')}
        onChange={(typed) => {
          setYear(typed)
          setPlan(null)
        }}
      />
      {plan ? (
        <>
          <Field
            label="轮次名称"
            value={plan.name}
            issues={at('name')}
            onChange={(name) => setPlan({ ...plan, name })}
          />
          {plan.milestones.map(({ phase, audience, date }, index) => {
            const label = `${labelOf(PHASES, phase)}：${labelOf(AUDIENCES, audience)}`
            return (
              <FieldFrame
                key={`${phase}/${audience}`}
                label={label}
                issues={[
                  ...at(`milestones/${index}`),
                  ...plan.notes.filter((note) => note.date === date).map(({ text }) => text),
                ]}
              >
                <DateInput
                  label={label}
                  value={date}
                  onChange={(changed) =>
                    setPlan({
                      ...plan,
                      milestones: plan.milestones.map((each, place) =>
                        place === index ? { ...each, date: changed } : each,
                      ),
                    })
                  }
                />
              </FieldFrame>
            )
          })}
          {plan.notes
            .filter(({ date }) => date.length === 4)
            .map(({ text }) => (
              <View key={text} className="note warn">
                {text}
              </View>
            ))}
          <Refused texts={rest('name', 'year', ...plan.milestones.map((_, index) => `milestones/${index}`))} />
          <View className="row after">
            <Button disabled={busy} onPress={() => setAsking(true)}>
              新建这一轮
            </Button>
          </View>
        </>
      ) : (
        <>
          <Refused texts={rest('year')} />
          <View className="row after">
            <Button disabled={busy || !/^\d{4}$/.test(year)} onPress={propose}>
              生成时限方案
            </Button>
          </View>
        </>
      )}
      {asking && plan ? (
        <Confirm
          title={`新建“${plan.name}”？`}
          confirm="确认新建"
          busy={busy}
          onConfirm={create}
          onCancel={() => setAsking(false)}
        >
          <Text>{`将生成 ${plan.assignments} 项填报任务，各单位的工作台从此显示这一轮。轮次新建后不能删除。`}</Text>
          {plan.unfinished.map(({ name, domains }) => (
            <View key={name} className="note warn">
              {`${name}还有 ${domains} 个领域没有办结，新建后不再显示在工作台上。`}
            </View>
          ))}
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </Card>
  )
}

export function RoundsPage() {
  const query = useQuery('rounds', rounds)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ items, sources }) => (
          <View className="columns">
            <View className="column">
              {items.length === 0 ? <Empty title="还没有编制轮次" /> : null}
              {items.map((each) => (
                <Card key={each.code} label={each.name} onPress={() => open('round', { code: each.code })}>
                  <View className="row between">
                    <Heading level={2}>{each.name}</Heading>
                    {each.finishedDomains === each.domainCount ? (
                      <Tag tone="ok">已办结</Tag>
                    ) : (
                      <Tag tone="brand">进行中</Tag>
                    )}
                  </View>
                  <Text className="muted">
                    {`${each.domainCount} 个领域、${each.assignmentCount} 项任务${each.closedPhases
                      .map((phase) => `，${labelOf(PHASES, phase)}已关闭`)
                      .join('')}`}
                  </Text>
                  <Bar
                    part={each.finishedDomains}
                    whole={each.domainCount}
                    label={`已审定 ${each.finishedDomains} / ${each.domainCount} 个领域`}
                  />
                </Card>
              ))}
            </View>
            <View className="column">
              <NewRound sources={sources} firstYear={(items[0]?.year ?? 2020) + 1} />
            </View>
          </View>
        )}
      </Loaded>
    </PageShell>
  )
}
