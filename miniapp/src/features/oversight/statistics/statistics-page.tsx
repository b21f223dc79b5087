import '@/styles/statistics.scss'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { LeadStatistics, PhaseStatistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { Text, View } from '@tarojs/components'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { statistics } from './api'

/** How the round goes: over time, how often work was returned, how long the leads take. Every bar has its number beside it. */
export function StatisticsPage() {
  const query = useQuery('statistics', statistics)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ round, phases, leads }) =>
          round === null ? (
            <Empty title="还没有编制轮次" />
          ) : (
            <>
              <Heading level={1}>{`${round.name} · 统计`}</Heading>
              {phases.map((phase) => (
                <Phase key={phase.phase} phase={phase} />
              ))}
              <Leads leads={leads} />
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}

function Phase({ phase }: { phase: PhaseStatistics }) {
  const { days, returns, assignments } = phase
  const most = Math.max(1, ...returns.map((unitReturns) => unitReturns.assignments))
  return (
    <View className="columns">
      <View className="card stack tight">
        <Heading level={2}>{`${labelOf(PHASES, phase.phase)}：报送进度`}</Heading>
        <View className="row">
          <Text className="legend approved">已通过</Text>
          <Text className="legend handed">已报送，待审核</Text>
        </View>
        {days.length === 0 ? <Text className="muted">还没有单位报送。</Text> : null}
        {days.map(({ date, handedInTotal, approvedTotal }) => (
          <Line
            key={date}
            name={date.slice(5)}
            text={`已报送 ${handedInTotal}，其中已通过 ${approvedTotal}，共 ${assignments} 项`}
            parts={[
              { tone: 'approved', share: approvedTotal / assignments },
              { tone: 'handed', share: (handedInTotal - approvedTotal) / assignments },
            ]}
          />
        ))}
      </View>
      <View className="card stack tight">
        <Heading level={2}>退回次数</Heading>
        {returns.length === 0 ? <Text className="muted">还没有单位报送。</Text> : null}
        {returns.map(({ times, assignments: count }) => (
          <Line
            key={times}
            name={times === 0 ? '没有退回' : `退回 ${times} 次`}
            text={`${count} 项`}
            parts={[{ tone: times === 0 ? 'approved' : 'returned', share: count / most }]}
          />
        ))}
      </View>
    </View>
  )
}

function Leads({ leads }: { leads: readonly LeadStatistics[] }) {
  const slowest = Math.max(1, ...leads.map(({ medianHours }) => medianHours ?? 0))
  return (
    <View className="card stack tight">
      <Heading level={2}>牵头单位审核用时（中位数）</Heading>
      {leads.length === 0 ? <Text className="muted">还没有审核。</Text> : null}
      {leads.map(({ organisation, medianHours, longestHours, verdicts, returned, waiting }) => (
        <Line
          key={organisation.code}
          name={organisation.name}
          text={
            medianHours === null
              ? `还没有审核，待审核 ${waiting}`
              : `${duration(medianHours)}，最长 ${duration(longestHours ?? medianHours)}；审核 ${verdicts} 次，退回 ${returned} 次，待审核 ${waiting}`
          }
          parts={[{ tone: 'handed', share: (medianHours ?? 0) / slowest }]}
        />
      ))}
    </View>
  )
}

/** A bar of a chart with its name and its numbers in words: nothing is told by the bar alone. */
function Line({ name, text, parts }: { name: string; text: string; parts: { tone: string; share: number }[] }) {
  return (
    <View className="chart-line">
      <Text className="chart-name">{name}</Text>
      <View className="chart-body">
        <View className="chart-bar">
          {parts.map(({ tone, share }) => (
            <View
              key={tone}
              className={`chart-part ${tone}`}
              style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%` }}
            />
          ))}
        </View>
        <Text className="muted">{text}</Text>
      </View>
    </View>
  )
}

function duration(hours: number): string {
  return hours < 48 ? `${Math.round(hours * 10) / 10} 小时` : `${Math.round(hours / 2.4) / 10} 天`
}
