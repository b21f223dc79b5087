import '@/styles/coverage.scss'
import {
  COVERAGE_HINT,
  COVERAGE_KINDS,
  COVERAGE_ON_A_PAGE,
  type CoverageKind,
  type CoverageLine,
  type CoveragePage as Read,
} from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { type Choice, Choices, PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Empty, Loaded, Refused } from '@/ui/views'
import { coverage, markGap } from './api'
import { CoverageRow, type LineAct } from './coverage-line'
import { ReassessDialog } from './reassess-dialog'
import { makePublic, placesToStart, startAt } from './use-start'

const WHOLE = '__all'
const REASONS = ['本单位没有这项权力或服务', '已由其他单位公开', '已经包含在别的公开事项里'] as const

/** 覆盖情况: what ought to be public and is in no catalogue yet; each line leads to the act that closes it. */
export function CoveragePage() {
  const [kind, setKind] = useState<CoverageKind | ''>('')
  const [unit, setUnit] = useState('')
  const [marked, setMarked] = useState(false)
  const [page, setPage] = useState(1)
  const query = useQuery(`coverage/${kind}/${unit}/${marked}/${page}`, () =>
    coverage({
      ...(kind ? { kind } : {}),
      ...(unit ? { unit } : {}),
      ...(marked ? { marked: '1' as const } : {}),
      page,
    }),
  )
  // The counts stay while another page is read.
  const [last, setLast] = useState<Read | null>(null)
  if (query.data && query.data !== last) setLast(query.data)
  const narrow = (change: () => void) => {
    change()
    setPage(1)
  }
  return (
    <PageShell>
      <Text className="muted">{COVERAGE_HINT}</Text>
      {last ? (
        <View className="stack">
          <View className="row ready">
            {COVERAGE_KINDS.map(({ code, label }) => (
              <Check
                key={code}
                className="chip"
                label={`${label} ${last.counts[code]}`}
                checked={kind === code}
                onChange={(on) => narrow(() => setKind(on ? code : ''))}
              >
                <Text>{`${label} ${last.counts[code]}`}</Text>
              </Check>
            ))}
            <Check
              className="chip"
              label={`已标为不适用 ${last.marked}`}
              checked={marked}
              onChange={(on) => narrow(() => setMarked(on))}
            >
              <Text>{`已标为不适用 ${last.marked}`}</Text>
            </Check>
          </View>
          {last.units.length > 1 ? (
            <PickField
              label="单位"
              value={unit || WHOLE}
              choices={[
                { code: WHOLE, name: '全部单位' },
                ...last.units.map(({ code, name, count }) => ({ code, name, note: `${count} 项` })),
              ]}
              onPick={(code) => narrow(() => setUnit(code === WHOLE ? '' : code))}
            />
          ) : null}
        </View>
      ) : null}
      <Loaded query={query}>
        {({ items, total, today }) => (
          <>
            <View className="row between">
              <Heading>{marked ? `已标为不适用（${total}）` : `待处理（${total}）`}</Heading>
              <Button kind="link" onPress={() => open('exports', { kind: 'coverage' })}>
                导出表格
              </Button>
            </View>
            {items.length === 0 ? <Empty title={marked ? '没有标为不适用的' : '没有发现缺口'} /> : null}
            <Lines items={items} today={today} onChanged={query.reload} />
            <Pages page={page} pages={Math.ceil(total / COVERAGE_ON_A_PAGE)} onPage={setPage} />
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages < 2) return null
  return (
    <View className="neighbours">
      <Button kind="link" disabled={page === 1} onPress={() => onPage(page - 1)}>
        ‹ 上一页
      </Button>
      <Text className="muted">{`第 ${page} / ${pages} 页`}</Text>
      <Button kind="link" disabled={page === pages} onPress={() => onPage(page + 1)}>
        下一页 ›
      </Button>
    </View>
  )
}

function Lines({ items, today, onChanged }: { items: readonly CoverageLine[]; today: string; onChanged: () => void }) {
  const [asking, setAsking] = useState<{ act: LineAct; line: CoverageLine } | null>(null)
  const [places, setPlaces] = useState<Choice[] | null>(null)
  const { busy, errors, run } = useAction(onChanged)
  const close = () => {
    setAsking(null)
    setPlaces(null)
  }
  const mark = (line: CoverageLine, reason: string) =>
    run(async () => {
      if (line.kind === 'reassess') return
      const { kind, key, version, unit } = line
      await markGap({ kind, key, version, organisationCode: unit?.code ?? '', reason })
      close()
      done(reason ? '已标为不适用' : '已恢复提示')
      onChanged()
    })
  const act = (name: LineAct, line: CoverageLine) => {
    if (name === 'unmark') mark(line, '')
    else if (name === 'public') run(() => makePublic(line))
    else if (name === 'start')
      run(async () => {
        setPlaces(await placesToStart())
        setAsking({ act: name, line })
      })
    else setAsking({ act: name, line })
  }
  return (
    <>
      {asking?.act === 'mark' ? null : <Refused texts={errors} />}
      <View className="stack tight">
        {items.map((line) => (
          <CoverageRow
            key={`${line.kind}/${line.unit?.code ?? ''}/${line.key}`}
            line={line}
            busy={busy}
            onAct={(name) => act(name, line)}
          />
        ))}
      </View>
      {asking?.act === 'start' && places ? (
        <Choices
          label="新增到哪个领域"
          choices={places}
          onClose={close}
          onPick={(place) => {
            const { line } = asking
            close()
            run(() => startAt(place, line))
          }}
        />
      ) : null}
      {asking?.act === 'mark' ? (
        <ReasonDialog
          place={`not-applicable/${asking.line.title}`}
          title="标为不适用？"
          note={`“${asking.line.title}”不再提示，理由留存，可以随时恢复。`}
          label="理由"
          ready={REASONS}
          confirm="标为不适用"
          busy={busy}
          errors={errors}
          onConfirm={(reason) => mark(asking.line, reason)}
          onCancel={close}
        />
      ) : null}
      {asking?.act === 'keep' ? (
        <ReassessDialog
          line={asking.line}
          today={today}
          onCancel={close}
          onDone={() => {
            close()
            onChanged()
          }}
        />
      ) : null}
    </>
  )
}
