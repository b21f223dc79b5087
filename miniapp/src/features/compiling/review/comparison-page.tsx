import '@/styles/review.scss'
import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { Comparison } from '@gongkai/shared/compiling/review/review.contract'
import { uniformityHints } from '@gongkai/shared/compiling/review/uniformity'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { fieldText } from '../entry/words'
import { SampleBanner, SampleTag } from '../guideline/sample'
import { comparison } from './api'

type Unit = Comparison['units'][number]
type Row = Comparison['rows'][number]

/** One domain across its units: the answers of each to every row of the model (避免“一刀切”). */
export function ComparisonPage() {
  const domain = useParam('domain')
  const query = useQuery(`comparison/${domain}`, () => comparison(domain))
  const [unfolded, setUnfolded] = useState(0)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ domain: { name }, units, rows }) => (
          <>
            <Heading level={1}>{`${name} · 各单位对比`}</Heading>
            <View className="list">
              {units.map((unit) => (
                <UnitCard key={unit.assignmentId} unit={unit} />
              ))}
            </View>
            <Heading>逐项对比</Heading>
            <SampleBanner
              checked={rows.filter(({ model, unchecked }) => model && !unchecked).length}
              total={rows.filter(({ model }) => model).length}
            />
            {rows.length === 0 ? <Empty title="各单位还没有填报事项" /> : null}
            {rows.map((row, index) => (
              <View key={`${row.guidelineItemId}/${row.name}`} className="card stack tight">
                <View className="row between">
                  <View className="row">
                    <Heading level={3}>{row.name}</Heading>
                    <SampleTag unchecked={row.unchecked} />
                  </View>
                  <Button
                    kind="link"
                    label={`${unfolded === index ? '收起' : '展开'} ${row.name}`}
                    onPress={() => setUnfolded(unfolded === index ? -1 : index)}
                  >
                    {unfolded === index ? '收起' : '展开'}
                  </Button>
                </View>
                <Text className="muted">{countsOf(row, units)}</Text>
                {unfolded === index ? <RowCells row={row} units={units} /> : null}
              </View>
            ))}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function UnitCard({ unit }: { unit: Unit }) {
  const { uniformity } = unit
  const hints = uniformityHints(uniformity)
  return (
    <Card onPress={() => open('submission', { id: unit.assignmentId })} label={`查看 ${unit.organisation.name}`}>
      <View className="row between">
        <Heading level={3}>{unit.organisation.name}</Heading>
        <StatusTag list={SUBMISSION_STATES} code={unit.state} />
      </View>
      <Text className="muted">
        {unit.noDutyReason
          ? `无此职责：${unit.noDutyReason}`
          : `${uniformity.total} 个事项，${uniformity.likeModel.length} 个与标准指引相同，${uniformity.own.length} 个自行增加`}
      </Text>
      {hints[0] ? <View className="note warn">{hints[0]}</View> : null}
    </Card>
  )
}

function countsOf(row: Row, units: readonly Unit[]): string {
  const same = row.cells.filter(({ departures }) => row.model !== null && departures.length === 0).length
  const parts = row.model
    ? [`${same} 个单位与标准指引相同`, `${row.cells.length - same} 个有调整`, `${row.declined.length} 个无此职责`]
    : [`${row.cells.length} 个单位自行增加`]
  const rest = units.length - new Set([...row.cells, ...row.declined].map(({ assignmentId }) => assignmentId)).size
  return [...parts, ...(row.model && rest > 0 ? [`${rest} 个还没有处理`] : [])].join('，')
}

/** Side by side on a PC, one below the other on a phone. */
function RowCells({ row, units }: { row: Row; units: readonly Unit[] }) {
  const nameOf = (assignmentId: number) =>
    units.find((unit) => unit.assignmentId === assignmentId)?.organisation.name ?? ''
  return (
    <View className="cells">
      {row.cells.map(({ assignmentId, entryId, fields, departures }) => (
        <View key={entryId} className="cell">
          <Text className="cell-name">{nameOf(assignmentId)}</Text>
          {row.model && departures.length === 0 ? <Tag>与标准指引相同</Tag> : null}
          {(row.model ? departures : (['content', 'timeLimit'] as const)).map((field) => (
            <View key={field}>
              <Text className="muted">{fieldLabel(field)}</Text>
              <Text className="written">{fieldText(fields, field) || '（空）'}</Text>
              {row.model ? <Text className="was">{`标准指引：${fieldText(row.model, field) || '（空）'}`}</Text> : null}
            </View>
          ))}
        </View>
      ))}
      {row.declined.map(({ assignmentId, reason }) => (
        <View key={assignmentId} className="cell">
          <Text className="cell-name">{nameOf(assignmentId)}</Text>
          <Tag>无此职责</Tag>
          <Text className="written">{reason}</Text>
        </View>
      ))}
    </View>
  )
}
