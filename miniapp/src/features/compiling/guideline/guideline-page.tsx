import type { GuidelineDetail, ModelRowView } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { entryName } from '../entry/words'
import { changeRows, checkRows, guidelineOf } from './api'
import { ModelRow, needsCheck } from './model-row'
import { SampleBanner } from './sample'
import { VersionCard } from './version-card'
import { runningText } from './words'

/** The 标准指引 of a domain: its rows to be read, checked and edited, and its versions. */
export function GuidelinePage() {
  const id = useParam('id')
  const person = useSession()
  const query = useQuery(person ? `guideline/${id}/${person.account}` : null, () => guidelineOf(id))
  if (!person) return <SignInFirst title="登录后查看标准指引" />
  if (!query.data)
    return (
      <PageShell>
        <Loaded query={query}>{() => null}</Loaded>
      </PageShell>
    )
  return <Guideline detail={query.data} query={query} />
}

function Guideline({ detail, query }: { detail: GuidelineDetail; query: Query<GuidelineDetail> }) {
  const [chosen, setChosen] = useState<number[]>([])
  const [retiring, setRetiring] = useState<ModelRowView | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const { domain, version, items, versions, checked, total, number, running, can } = detail
  const keeper = can.edit.length === 0
  const picked = items.filter((item) => chosen.includes(item.id) && needsCheck(item))
  const check = () =>
    run(async () => {
      const rows = picked.map(({ id, proposedStages: stages }) => ({ id, ...(stages.length > 0 ? { stages } : {}) }))
      query.set(await checkRows(domain.code, { version, items: rows }))
      setChosen([])
      done(`已核对 ${rows.length} 行`)
    })
  const retire = async ({ id }: ModelRowView) => {
    const finished = await run(async () => {
      const draft = await changeRows(domain.code, { version, kind: 'gone', itemIds: [id] })
      setRetiring(null)
      open('guidelineVersion', { id: draft.id })
    })
    if (finished) query.reload()
  }
  const inForce = items.filter(({ appliesTo }) => appliesTo === null)
  const foot =
    picked.length > 0 ? <Button disabled={busy} onPress={check}>{`已核对所选 ${picked.length} 行`}</Button> : undefined
  return (
    <PageShell foot={foot}>
      <View>
        <Heading level={1}>{`${domain.name} · 标准指引`}</Heading>
        <Text className="muted">{number > 0 ? `现行第${number}版，${total} 行` : `${total} 行`}</Text>
      </View>
      <SampleBanner checked={checked} total={total} />
      {keeper ? <Text className="muted">{runningText(running)}</Text> : null}
      {retiring ? null : <Refused texts={errors} />}
      {keeper ? <KeeperActs domain={domain.code} waiting={inForce.filter(needsCheck)} onChoose={setChosen} /> : null}
      <View className="columns">
        <View className="column">
          <Rows
            rows={inForce}
            empty="还没有适用的标准指引"
            {...{ keeper, chosen, busy, setChosen, setRetiring, domain: domain.code }}
          />
          <Retired items={items.filter(({ appliesTo }) => appliesTo !== null)} />
        </View>
        <View className="column">
          <Heading level={2}>版本</Heading>
          {versions.length === 0 ? <Empty title="还没有版本" /> : null}
          <View className="stack">
            {versions.map((one) => (
              <VersionCard key={one.id} version={one} />
            ))}
          </View>
        </View>
      </View>
      {retiring ? (
        <Confirm
          title="这一行不再适用？"
          confirm="放入新版草稿"
          busy={busy}
          onConfirm={() => retire(retiring)}
          onCancel={() => setRetiring(null)}
        >
          <Text>{`“${entryName(retiring.fields)}”先放入新版草稿，公布并生效以后不再要求各单位处理；已经采用的公开事项不受影响。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

/** Adding a row, bringing a table, and choosing all rows that wait to be checked. */
function KeeperActs({
  domain,
  waiting,
  onChoose,
}: {
  domain: string
  waiting: readonly ModelRowView[]
  onChoose: (ids: number[]) => void
}) {
  return (
    <View className="row">
      <Button kind="plain" onPress={() => open('modelRow', { domain })}>
        增加一行
      </Button>
      <Button kind="plain" onPress={() => open('imports')}>
        导入上级的表
      </Button>
      {waiting.length > 0 ? (
        <Button kind="link" onPress={() => onChoose(waiting.map(({ id }) => id))}>
          {`全选待核对的 ${waiting.length} 行`}
        </Button>
      ) : null}
    </View>
  )
}

function Rows({
  rows,
  empty,
  keeper,
  chosen,
  busy,
  domain,
  setChosen,
  setRetiring,
}: {
  rows: readonly ModelRowView[]
  empty: string
  keeper: boolean
  chosen: number[]
  busy: boolean
  domain: string
  setChosen: (ids: number[]) => void
  setRetiring: (item: ModelRowView) => void
}) {
  if (rows.length === 0) return <Empty title={empty} />
  return (
    <Card>
      <Heading level={2}>现行各行</Heading>
      {rows.map((item) => (
        <ModelRow
          key={item.id}
          item={item}
          keeper={keeper}
          chosen={chosen.includes(item.id)}
          busy={busy}
          onChoose={(on) => setChosen(on ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}
          onEdit={() => open('modelRow', { domain, item: item.id })}
          onRetire={() => setRetiring(item)}
        />
      ))}
    </Card>
  )
}

/** Rows with history are kept to be read; folded, since nobody is asked for them. */
function Retired({ items }: { items: readonly ModelRowView[] }) {
  const [unfolded, setUnfolded] = useState(false)
  if (items.length === 0) return null
  return (
    <>
      <View className="row">
        <Button kind="link" onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? '收起不再适用的行' : `查看不再适用的 ${items.length} 行`}
        </Button>
      </View>
      {unfolded ? (
        <Card>
          {items.map((item) => (
            <ModelRow
              key={item.id}
              item={item}
              keeper={false}
              chosen={false}
              busy={false}
              onChoose={() => undefined}
              onEdit={() => undefined}
              onRetire={() => undefined}
            />
          ))}
        </Card>
      ) : null}
    </>
  )
}
