import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { REPORT_STATES, type ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Bar, Card, Empty, Loaded } from '@/ui/views'
import { reports } from './api'

/** Whether the reader has something to do here: the office to accept, a lead to report. */
export const waitsForMe = ({ can }: ReportView) => can.accept.length === 0 || can.sign.length === 0

export function ReportsPage() {
  const query = useQuery('reports', reports)
  return (
    <PageShell>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="目前没有需要汇总的领域" />
          ) : (
            <View className="list">
              {[...items.filter(waitsForMe), ...items.filter((item) => !waitsForMe(item))].map((item) => {
                const approved = item.situation.filter((row) => row.state === 'approved').length
                return (
                  <Card key={item.id} onPress={() => open('report', { id: item.id })}>
                    <View className="row">
                      <StatusTag list={REPORT_STATES} code={item.state} />
                      <Tag>{labelOf(PHASES, item.phase)}</Tag>
                      {waitsForMe(item) ? <Tag tone="warn">待我办理</Tag> : null}
                    </View>
                    <Heading level={3}>{item.domain.name}</Heading>
                    <Text className="muted">
                      {item.leads.map((lead) => lead.organisation.name).join('、')} · 截止 {item.dueOn}
                    </Text>
                    <Bar
                      part={approved}
                      whole={item.situation.length}
                      label={`已通过 ${approved} / ${item.situation.length} 个单位`}
                    />
                  </Card>
                )
              })}
            </View>
          )
        }
      </Loaded>
    </PageShell>
  )
}
