import type { BatchAct } from '@gongkai/shared/compiling/review/review.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { ActFoot, type FootAct } from '@/ui/act-foot'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded, Refused } from '@/ui/views'
import { cannedRemarks, reviews, startBatch } from './api'
import { BatchUndo } from './batch-undo'
import { nameOf, QueueDialog } from './queue-dialog'
import { PickedCount, QueueDomains, QueueHead } from './queue-parts'
import { QueueRow } from './queue-row'

const footActs = (count: number): FootAct<BatchAct>[] => [
  { act: 'return', label: `退回 ${count} 个`, kind: 'danger', blocked: count === 0 },
  { act: 'approve', label: `通过 ${count} 个`, blocked: count === 0 },
]

/** Submissions that wait for one's verdict: opened one by one, or judged many at once. */
export function ReviewQueuePage() {
  const query = useQuery('reviews', reviews)
  const canned = useQuery('canned-remarks', cannedRemarks)
  const [domain, setDomain] = useState('')
  const [chosen, setChosen] = useState<number[] | null>(null)
  const [asking, setAsking] = useState<BatchAct | null>(null)
  const [started, setStarted] = useState(0)
  const { busy, errors, run } = useAction(query.reload)

  const all = query.data ?? []
  const items = domain ? all.filter((item) => item.domain.code === domain) : all
  const free = items.filter(({ batchId }) => batchId === null)
  const picked = free.filter(({ id }) => chosen?.includes(id))
  const start = (act: BatchAct, overall: string) =>
    run(async () => {
      const assignments = picked.map(({ id, revision }) => ({ assignmentId: id, revision }))
      await startBatch({ act, overall, assignments })
      setAsking(null)
      setChosen(null)
      setStarted(started + 1)
      query.reload()
    })
  const choose = (id: number, on: boolean) =>
    setChosen((old) => (on ? [...(old ?? []), id] : (old ?? []).filter((other) => other !== id)))

  return (
    <PageShell foot={chosen ? <ActFoot acts={footActs(picked.length)} busy={busy} onAsk={setAsking} /> : undefined}>
      <BatchUndo
        started={started}
        names={new Map(all.map((item) => [item.id, nameOf(item)]))}
        onChanged={query.reload}
      />
      <Loaded query={query}>
        {() =>
          all.length === 0 ? (
            <Empty title="目前没有待审核的报送" />
          ) : (
            <>
              <QueueHead
                count={items.length}
                mayChoose={free.length > 1}
                choosing={chosen !== null}
                onChoosing={(on) => setChosen(on ? [] : null)}
              />
              <QueueDomains
                all={all}
                domain={domain}
                onPick={(code) => {
                  setDomain(code)
                  if (chosen) setChosen([])
                }}
              />
              {chosen ? <PickedCount picked={picked} free={free} onChoose={setChosen} /> : null}
              {asking ? null : <Refused texts={errors} />}
              <View className="list">
                {items.map((item) => (
                  <QueueRow
                    key={item.id}
                    item={item}
                    chosen={chosen && item.batchId === null ? chosen.includes(item.id) : null}
                    onChoose={(on) => choose(item.id, on)}
                  />
                ))}
              </View>
            </>
          )
        }
      </Loaded>
      {asking ? (
        <QueueDialog
          asking={asking}
          picked={picked}
          ready={canned.data?.texts ?? []}
          busy={busy}
          errors={errors}
          onAct={start}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}
