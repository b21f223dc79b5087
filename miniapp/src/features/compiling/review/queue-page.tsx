import type { BatchAct, ReviewQueueItem } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { cannedRemarks, reviews, startBatch } from './api'
import { BatchUndo } from './batch-undo'
import { QueueRow } from './queue-row'

/** The submissions that wait for one's verdict: opened one by one, or judged many at once. */
export function ReviewQueuePage() {
  const query = useQuery('reviews', reviews)
  const canned = useQuery('canned-remarks', cannedRemarks)
  const [domain, setDomain] = useState('')
  const [chosen, setChosen] = useState<number[] | null>(null)
  const [asking, setAsking] = useState<BatchAct | null>(null)
  const [started, setStarted] = useState(0)
  const { busy, errors, run } = useAction(query.reload)

  const start = (act: BatchAct, overall: string, items: readonly ReviewQueueItem[]) =>
    run(async () => {
      const assignments = items.map(({ id, revision }) => ({ assignmentId: id, revision }))
      await startBatch({ act, overall, assignments })
      setAsking(null)
      setChosen(null)
      setStarted(started + 1)
      query.reload()
    })

  const all = query.data ?? []
  const domains = [...new Map(all.map((item) => [item.domain.code, item.domain.name]))].map(([code, label]) => ({
    code,
    label: `${label} ${all.filter((item) => item.domain.code === code).length}`,
  }))
  const items = domain ? all.filter((item) => item.domain.code === domain) : all
  const free = items.filter(({ batchId }) => batchId === null)
  const picked = free.filter(({ id }) => chosen?.includes(id))
  const foot = chosen ? (
    <>
      <Button kind="danger" disabled={busy || picked.length === 0} onPress={() => setAsking('return')}>
        {`退回 ${picked.length} 个`}
      </Button>
      <Button disabled={busy || picked.length === 0} onPress={() => setAsking('approve')}>
        {`通过 ${picked.length} 个`}
      </Button>
    </>
  ) : undefined

  return (
    <PageShell foot={foot}>
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
              <View className="row between">
                <Heading>{`待审核（${items.length}）`}</Heading>
                <View className="row">
                  <Button kind="link" onPress={() => open('cannedRemarks')}>
                    常用意见
                  </Button>
                  {free.length > 1 ? (
                    <Button kind="link" onPress={() => setChosen(chosen ? null : [])}>
                      {chosen ? '退出批量' : '批量'}
                    </Button>
                  ) : null}
                </View>
              </View>
              {domains.length > 1 ? (
                <ChoiceChips
                  single
                  label="试点领域"
                  options={domains}
                  value={domain ? [domain] : []}
                  onChange={([code]) => {
                    setDomain(code ?? '')
                    if (chosen) setChosen([])
                  }}
                />
              ) : null}
              {chosen ? (
                <View className="row between">
                  <Text>已选 {picked.length} 个</Text>
                  <Button
                    kind="link"
                    onPress={() => setChosen(picked.length === free.length ? [] : free.map(({ id }) => id))}
                  >
                    {picked.length === free.length ? '全不选' : '全选'}
                  </Button>
                </View>
              ) : null}
              {asking ? null : <Refused texts={errors} />}
              <View className="list">
                {items.map((item) => (
                  <QueueRow
                    key={item.id}
                    item={item}
                    chosen={chosen && item.batchId === null ? chosen.includes(item.id) : null}
                    onChoose={(on) =>
                      setChosen((old) => (on ? [...(old ?? []), item.id] : (old ?? []).filter((id) => id !== item.id)))
                    }
                  />
                ))}
              </View>
            </>
          )
        }
      </Loaded>
      {asking === 'approve' ? (
        <Confirm
          title={`通过 ${picked.length} 个报送？`}
          confirm="确认通过"
          busy={busy}
          onConfirm={() => start('approve', '', picked)}
          onCancel={() => setAsking(null)}
        >
          <Text>{listOf(picked)}</Text>
          <Text className="muted">10 秒内可以撤销，之后生效。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
      {asking === 'return' ? (
        <ReasonDialog
          title={`退回 ${picked.length} 个报送`}
          note={`${listOf(picked)}。10 秒内可以撤销，之后生效；已标为退回的事项意见一并送达。`}
          label="退回意见"
          ready={canned.data?.texts ?? []}
          confirm="确认退回"
          busy={busy}
          errors={errors}
          onConfirm={(overall) => start('return', overall, picked)}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}

const nameOf = ({ organisation, domain }: ReviewQueueItem) => `${organisation.name} · ${domain.name}`
const listOf = (items: readonly ReviewQueueItem[]) => items.map(nameOf).join('、')
