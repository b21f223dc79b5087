import '@/styles/matrix.scss'
import { type Matrix, type MatrixCell, STANDINGS } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { ChoiceChips } from '@/ui/choice-chips'
import { Check, Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { matrix } from './api'
import { DisclosureLayer } from './disclosure-matrix'

const FILTERS = [...STANDINGS, { code: 'late', label: '逾期', sign: '迟' }] as const
type Filter = (typeof FILTERS)[number]['code']

const matches = (cell: MatrixCell, filter: Filter) => (filter === 'late' ? cell.late : cell.standing === filter)
const signOf = (cell: MatrixCell) =>
  cell.noDutyReason ? '无' : (STANDINGS.find(({ code }) => code === cell.standing)?.sign ?? '')
const wordOf = (cell: MatrixCell) =>
  [
    STANDINGS.find(({ code }) => code === cell.standing)?.label,
    cell.noDutyReason ? '无此职责' : `${cell.entryCount} 个事项`,
    cell.firstSentOn ? `${cell.firstSentOn} 首次报送` : '',
    cell.late ? '逾期' : '',
  ]
    .filter(Boolean)
    .join('，')

/** 试点领域 × 单位: every cell by a sign as well as a colour, each leads to its submission. */
function Grid({ data, filter }: { data: Matrix; filter: Filter | null }) {
  return (
    <View className="matrix" style={{ '--domains': data.domains.length } as object}>
      <View className="matrix-corner" />
      {data.domains.map(({ code, name }) => (
        <Text key={code} className="matrix-domain">
          {name}
        </Text>
      ))}
      {data.rows.map((row) => [
        <Text key={row.code} className="matrix-unit">
          {row.name.replace(/人民政府$|办事处$/, '')}
        </Text>,
        ...row.cells.map((cell, index) => {
          const domain = data.domains[index]
          const key = `${row.code}/${domain?.code}`
          if (!cell) return <View key={key} className="matrix-cell none" />
          const dim = filter !== null && !matches(cell, filter)
          return (
            <Press
              key={key}
              className={`matrix-cell is-${cell.standing} ${cell.late ? 'late' : ''} ${dim ? 'dim' : ''}`}
              label={`${row.name}，${domain?.name}，${wordOf(cell)}`}
              onPress={() => open('submission', { id: cell.assignmentId })}
            >
              {signOf(cell)}
            </Press>
          )
        }),
      ])}
    </View>
  )
}

const LAYERS = [
  { code: 'compiling', label: '目录编制' },
  { code: 'disclosure', label: '公开落实' },
] as const
type Layer = (typeof LAYERS)[number]['code']

/** 进度总览: the same units and domains in two layers, how the catalogue comes about and what became of it. */
export function MatrixPage() {
  const [layer, setLayer] = useState<Layer>(useParam('layer') === 'disclosure' ? 'disclosure' : 'compiling')
  return (
    <PageShell>
      <ChoiceChips
        single
        label="看什么"
        options={LAYERS}
        value={[layer]}
        onChange={([chosen]) => setLayer(chosen ?? layer)}
      />
      {layer === 'disclosure' ? <DisclosureLayer /> : <CompilingLayer />}
    </PageShell>
  )
}

function CompilingLayer() {
  const query = useQuery('matrix', matrix)
  const [filter, setFilter] = useState<Filter | null>(null)
  return (
    <Loaded query={query}>
      {(data) => {
        const cells = data.rows.flatMap((row) => row.cells).filter((cell) => cell !== null)
        if (!data.round || cells.length === 0) return <Empty title="目前没有编制任务" />
        return (
          <>
            <View>
              <Heading level={2}>{data.round.name}</Heading>
              <Text className="muted">
                {`${data.domains.length} 个领域、${cells.length} 项任务。点格子查看报送，点下面的状态只看这一类。`}
              </Text>
            </View>
            <View className="row">
              {FILTERS.map(({ code, label, sign }) => {
                const count = cells.filter((cell) => matches(cell, code)).length
                return (
                  <Check
                    key={code}
                    className="chip"
                    label={`${label} ${count}`}
                    checked={filter === code}
                    onChange={(on) => setFilter(on ? code : null)}
                  >
                    <Text className="matrix-sign">{sign}</Text>
                    <Text>{`${label} ${count}`}</Text>
                  </Check>
                )
              })}
            </View>
            <View className="matrix-scroll">
              <Grid data={data} filter={filter} />
            </View>
          </>
        )
      }}
    </Loaded>
  )
}
