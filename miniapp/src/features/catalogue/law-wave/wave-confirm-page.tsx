import { MOST_AMENDMENTS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type {
  SeenAmendment,
  WaveAct,
  WaveAmendment,
  WaveAmendmentPage,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { More } from '@/ui/more'
import { Check } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { actOnMany, waveAmendments } from './api'
import { ArticlesCard } from './articles-card'
import { WaveItem } from './wave-item'

const ON_A_PAGE = 50
const ACTS: Readonly<Record<WaveAct, { label: string; says: string }>> = {
  propose: { label: '提出', says: '提出后由牵头单位审核，审核前可以逐件撤回修改。' },
  approve: { label: '通过', says: '所有牵头单位通过后，由区信息公开办审定。' },
  finalise: { label: '审定', says: '审定后随下一版目录一起发布；发布以前，群众看到的仍是原来的内容。' },
}
const REASONS = ['条款对应不准确，请核对', '不应改用这部法规，请核对依据'] as const

/** The amendments of a wave, before and after at the basis: all or some of them are handed in, approved, returned or finalised at once. */
export function WaveConfirmPage() {
  const id = useParam('id')
  const unit = useParam('unit')
  const load = (page: number) => waveAmendments(id, { ...(unit ? { unit } : {}), ...(page > 1 ? { page } : {}) })
  /** counts up with each act, so that what was read before is let go */
  const [turn, setTurn] = useState(0)
  const of = `wave-amendments/${id}/${unit}/${turn}`
  const query = useQuery(of, () => load(1))
  const more = useMore<WaveAmendment>(async (page) => (await load(page)).items, ON_A_PAGE, of)
  /** of all that can be acted upon those that are not */
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState<WaveAct | 'return' | null>(null)
  const { busy, errors, run } = useAction(() => setTurn((old) => old + 1))
  const again = () => setTurn((old) => old + 1)
  const next = query.data?.next ?? null
  const chosen = (next?.items ?? []).filter((item) => !without.has(item.id)).slice(0, MOST_AMENDMENTS)
  const act = (asked: WaveAct | 'return', remark = '') =>
    run(async () => {
      const acted = await actOnMany(asked, chosen, asked === 'return' ? { remark } : {})
      done(`已${asked === 'return' ? '退回' : ACTS[asked].label} ${acted.items.length} 件`)
      setAsking(null)
      setWithout(new Set())
      again()
    })
  const foot = next ? (
    <>
      {next.act === 'propose' ? null : (
        <Button kind="danger" disabled={busy || chosen.length === 0} onPress={() => setAsking('return')}>
          {`退回（${chosen.length}）`}
        </Button>
      )}
      <Button disabled={busy || chosen.length === 0} onPress={() => setAsking(next.act)}>
        {`${ACTS[next.act].label}（${chosen.length}）`}
      </Button>
    </>
  ) : undefined
  return (
    <PageShell foot={foot}>
      {asking ? null : <Refused texts={errors} />}
      <Loaded query={query}>
        {(page) => (
          <Listed
            id={id}
            page={page}
            items={[...page.items, ...more.items]}
            chosen={chosen}
            onChoose={(item, on) => {
              const left = new Set(without)
              if (on) left.delete(item)
              else left.add(item)
              setWithout(left)
            }}
            onAll={(on) => setWithout(new Set(on ? [] : next?.items.map((item) => item.id)))}
            onNamed={again}
            onLook={query.reload}
          >
            <More shown={page.items.length + more.items.length} total={page.total} more={more} />
          </Listed>
        )}
      </Loaded>
      {asking === 'return' ? (
        <ReasonDialog
          place="return-wave"
          title={`退回 ${chosen.length} 件？`}
          note="各单位会看到原因，修改后可以再次提出。"
          label="退回的原因"
          ready={REASONS}
          confirm="退回"
          busy={busy}
          errors={errors}
          onConfirm={(remark) => act('return', remark)}
          onCancel={() => setAsking(null)}
        />
      ) : asking ? (
        <Confirm
          title={`${ACTS[asking].label} ${chosen.length} 件？`}
          confirm={ACTS[asking].label}
          busy={busy}
          onConfirm={() => act(asking)}
          onCancel={() => setAsking(null)}
        >
          <Text>{ACTS[asking].says}</Text>
          <Text className="muted">一次全部办理；有一件不能办的，就都不办，并逐件说明原因。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

function Listed({
  id,
  page: { total, next, asking },
  items,
  chosen,
  onChoose,
  onAll,
  onNamed,
  onLook,
  children,
}: {
  id: string
  page: WaveAmendmentPage
  items: readonly WaveAmendment[]
  chosen: readonly SeenAmendment[]
  onChoose: (id: number, on: boolean) => void
  onAll: (on: boolean) => void
  onNamed: () => void
  onLook: () => void
  children: React.ReactNode
}) {
  const ticked = new Set(chosen.map((item) => item.id))
  const open = new Set((next?.items ?? []).map((item) => item.id))
  if (total === 0) return <Empty title="没有本单位要看的事项" />
  return (
    <>
      {asking.map(({ asked, items: these }) => (
        <ArticlesCard key={asked} id={id} asked={asked} items={these} onNamed={onNamed} onLook={onLook} />
      ))}
      {next ? (
        <View className="row between">
          <Text>{`${open.size} 件可以${ACTS[next.act].label}，已选 ${ticked.size} 件`}</Text>
          <Check className="chip" label="全选" checked={ticked.size === open.size} onChange={onAll}>
            <Text>全选</Text>
          </Check>
        </View>
      ) : null}
      <View className="list">
        {items.map((item) => (
          <WaveItem
            key={item.id}
            item={item}
            chosen={open.has(item.id) ? ticked.has(item.id) : null}
            onChoose={(on) => onChoose(item.id, on)}
          />
        ))}
      </View>
      {children}
    </>
  )
}
