import type { RenewalLine, RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { hindranceOf, isUntouched } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { confirmDomains, renewals } from './api'
import { DomainLine } from './domain-line'

const isWaiting = ({ state }: RenewalLine) => state === 'draft' || state === 'returned'

/** 年度更新 of one's own unit: domains that ask for nothing are handed in at once, the others are opened. */
export function RenewalPage() {
  const person = useSession()
  const query = useQuery(`renewals/${person?.account ?? ''}`, renewals)
  /** null: as proposed */
  const [picked, setPicked] = useState<readonly number[] | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(query.reload)
  const items = query.data?.items ?? []
  const ready = items.filter((line) => hindranceOf(line) === '')
  const chosen = ready.filter((line) => picked?.includes(line.id) ?? isUntouched(line))
  const choose = (id: number, on: boolean) => {
    const ids = chosen.map((line) => line.id)
    setPicked(on ? [...ids, id] : ids.filter((other) => other !== id))
  }
  const handIn = async () => {
    const finished = await run(async () => {
      query.set(await confirmDomains({ assignments: chosen.map(({ id, version }) => ({ id, version })) }))
      setPicked(null)
      done(`已报送 ${chosen.length} 个领域`)
    })
    if (finished) setAsking(false)
  }
  const foot =
    ready.length > 0 && query.data?.can.handIn.length === 0 ? (
      <Button disabled={busy || chosen.length === 0} onPress={() => setAsking(true)}>
        {`确认与去年相同并报送（${chosen.length} 个领域）`}
      </Button>
    ) : undefined

  return (
    <PageShell foot={foot}>
      <Loaded query={query}>
        {(list) =>
          list.round === null || items.length === 0 ? (
            <Empty title="目前没有年度更新">
              <Text className="muted">年度更新开始后，本单位现行的公开事项会显示在这里。</Text>
            </Empty>
          ) : (
            <>
              <Summary list={list} />
              {asking ? null : <Refused texts={errors} />}
              <View className="list">
                {[...items.filter(isWaiting), ...items.filter((line) => !isWaiting(line))].map((line) => (
                  <DomainLine
                    key={line.id}
                    line={line}
                    chosen={chosen.some(({ id }) => id === line.id)}
                    onChoose={(on) => choose(line.id, on)}
                  />
                ))}
              </View>
              {asking ? (
                <HandInConfirm
                  lines={chosen}
                  busy={busy}
                  errors={errors}
                  onConfirm={handIn}
                  onCancel={() => setAsking(false)}
                />
              ) : null}
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}

/** How far the unit has come, and what is picked beforehand. */
function Summary({ list }: { list: RenewalList }) {
  const { items, round, can } = list
  const waiting = items.filter(isWaiting).length
  return (
    <Card>
      <Heading level={1}>{round?.name ?? ''}</Heading>
      <Text>{waiting === 0 ? '全部领域已经报送。' : `${items.length} 个领域中还有 ${waiting} 个没有报送。`}</Text>
      {waiting > 0 ? (
        <Text className="muted">
          没有变化、也没有提醒的领域已经选好；有提醒的请先打开看一看。不报送的，现行事项继续有效。
        </Text>
      ) : null}
      {waiting > 0
        ? can.handIn.map(({ code, text }) => (
            <View key={code} className="note info">
              {text}
            </View>
          ))
        : null}
    </Card>
  )
}

/** Names what is handed in, before it is. */
function HandInConfirm({
  lines,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  lines: readonly RenewalLine[]
  busy: boolean
  errors: ReturnType<typeof useAction>['errors']
  onConfirm: () => void
  onCancel: () => void
}) {
  const rows = lines.reduce((sum, line) => sum + line.rows, 0)
  const left = lines.flatMap(({ domain, notBack }) => notBack.map((name) => `${name}（${domain.name}）`))
  const open = lines.reduce((sum, line) => sum + line.open, 0)
  return (
    <Confirm
      title={`报送 ${lines.length} 个领域？`}
      confirm="确认报送"
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Text>{`共 ${rows} 个公开事项，其中 ${open} 个在此确认与去年相同：`}</Text>
      {lines.map(({ id, domain, rows, changed, added, concerned, noDutyReason }) => (
        <View key={id} className="row between">
          <Text>{domain.name}</Text>
          <Text className="muted">
            {noDutyReason
              ? '无此职责'
              : [
                  `${rows} 项`,
                  changed + added > 0 ? `${changed + added} 项有变化` : '',
                  concerned > 0 ? `${concerned} 项有提醒` : '',
                ]
                  .filter(Boolean)
                  .join('，')}
          </Text>
        </View>
      ))}
      {left.length > 0 ? (
        <View className="note warn">{`委托填报的还没有并入，报送后不再并入，会通知这些单位：${left.join('、')}。`}</View>
      ) : null}
      <Text className="muted">报送后由牵头单位审核，审核前可以撤回。</Text>
      <Refused texts={errors} />
    </Confirm>
  )
}
