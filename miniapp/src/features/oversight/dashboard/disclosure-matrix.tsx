import '@/styles/matrix.scss'
import type { DisclosureMatrix } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Check, Heading, Press } from '@/ui/native'
import { Empty, Loaded } from '@/ui/views'
import { STATE_TONES } from '../../catalogue/disclosure/states'
import { disclosureMatrix } from './api'

type Counts = DisclosureMatrix['cells'][number]['counts']

/** A character for each state, since a colour alone says nothing to some. */
const SIGNS: Readonly<Record<ItemState, string>> = {
  overdue: '逾',
  'to-take-down': '撤',
  partial: '部',
  'due-soon': '将',
  late: '迟',
  'nothing-arose': '无',
  'on-time': '按',
  'not-started': '未',
  'not-measured': '－',
}

/** The state that a cell shows: the one looked for, else the worst that is in it. */
const shownOf = (counts: Counts, filter: ItemState | null): ItemState =>
  filter ?? ITEM_STATES.find(({ code }) => counts[code])?.code ?? 'not-measured'
const wordsOf = (counts: Counts) =>
  ITEM_STATES.flatMap(({ code, label }) => (counts[code] ? [`${label} ${counts[code]}`] : [])).join('，')

/** 试点领域 × 单位 by what is public: each cell its worst state and how many items are in it, and leads to them. */
export function DisclosureLayer() {
  const query = useQuery('disclosure-matrix', disclosureMatrix)
  const [filter, setFilter] = useState<ItemState | null>(null)
  return (
    <Loaded query={query}>
      {(data) => {
        if (data.cells.length === 0) return <Empty title="目录还没有发布" />
        const total = (state: ItemState) => data.cells.reduce((sum, { counts }) => sum + (counts[state] ?? 0), 0)
        return (
          <>
            <View>
              <Heading level={2}>公开落实</Heading>
              <Text className="muted">
                {`${data.today}。格子里是最要紧的情况和事项数，点格子看事项，点下面的情况只看这一类。`}
              </Text>
            </View>
            <View className="row">
              {ITEM_STATES.filter(({ code }) => total(code) > 0).map(({ code, label }) => (
                <Check
                  key={code}
                  className="chip"
                  label={`${label} ${total(code)}`}
                  checked={filter === code}
                  onChange={(on) => setFilter(on ? code : null)}
                >
                  <Text className="matrix-sign">{SIGNS[code]}</Text>
                  <Text>{`${label} ${total(code)}`}</Text>
                </Check>
              ))}
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

function Grid({ data, filter }: { data: DisclosureMatrix; filter: ItemState | null }) {
  const cells = new Map(data.cells.map((cell) => [`${cell.domain}/${cell.unit}`, cell.counts]))
  return (
    <View className="matrix" style={{ '--domains': data.domains.length } as object}>
      <View className="matrix-corner" />
      {data.domains.map(({ code, name }) => (
        <Text key={code} className="matrix-domain">
          {name}
        </Text>
      ))}
      {data.units.map((unit) => [
        <Text key={unit.code} className="matrix-unit">
          {unit.name.replace(/人民政府$|办事处$/, '')}
        </Text>,
        ...data.domains.map((domain) => {
          const key = `${domain.code}/${unit.code}`
          const counts = cells.get(key)
          if (!counts) return <View key={key} className="matrix-cell none" />
          const state = shownOf(counts, filter)
          const count = counts[state] ?? 0
          return (
            <Press
              key={key}
              className={`matrix-cell tone-${STATE_TONES[state]} ${count === 0 ? 'dim' : ''}`}
              label={`${unit.name}，${domain.name}，${wordsOf(counts)}`}
              onPress={() =>
                open('watchItems', { unit: unit.code, domain: domain.code, ...(filter ? { state: filter } : {}) })
              }
            >
              {count === 0 ? '' : `${SIGNS[state]}${count}`}
            </Press>
          )
        }),
      ])}
    </View>
  )
}
