import type { ReviewBatch } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Region } from '@/ui/native'
import { Refused } from '@/ui/views'
import { cancelBatch, recentBatches } from './api'

/** The server brings a verdict into force within this time after it could last be taken back. */
const GRACE_MS = 1500

/** Bulk verdicts about to take effect, with the seconds left to take them back; and what was refused of the last one. */
export function BatchUndo({
  started,
  names,
  onChanged,
}: {
  /** counts up with every verdict that is started here */ started: number
  /** assignment → how it is called */ names: ReadonlyMap<number, string>
  onChanged: () => void
}) {
  const query = useQuery(`review-batches/${started}`, async () => {
    const read = Date.now()
    return (await recentBatches()).map((batch) => ({ ...batch, ends: read + batch.remainingMs }))
  })
  const [now, setNow] = useState(Date.now())
  const { busy, errors, run } = useAction()
  const batches = query.data ?? []
  const waiting = batches.filter(({ state }) => state === 'waiting')
  const last = Math.max(0, ...waiting.map(({ ends }) => ends))
  useEffect(() => {
    if (last === 0) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() < last + GRACE_MS) return
      clearInterval(timer)
      query.reload()
      onChanged()
    }, 500)
    return () => clearInterval(timer)
  }, [last])

  const cancel = (batch: ReviewBatch) =>
    run(async () => {
      await cancelBatch(batch.id)
      done('已撤销')
      query.reload()
      onChanged()
    })
  const refused = batches.find(({ state }) => state === 'done')?.items.filter(({ outcome }) => outcome === 'refused')
  return (
    <>
      {waiting.map((batch) => {
        const seconds = Math.max(0, Math.ceil((batch.ends - now) / 1000))
        return (
          <Region key={batch.id} role="status" className="notice note info">
            <Text>
              {`${batch.act === 'approve' ? '通过' : '退回'} ${batch.items.length} 个报送${seconds > 0 ? `，${seconds} 秒后生效` : '，正在生效'}`}
            </Text>
            {seconds > 0 ? (
              <Button kind="link" disabled={busy} onPress={() => cancel(batch)}>
                撤销
              </Button>
            ) : null}
          </Region>
        )
      })}
      <Refused texts={errors} />
      {refused && refused.length > 0 ? (
        <View className="note warn">
          <Text>{`最近一次批量审核有 ${refused.length} 个没有办成：`}</Text>
          {refused.map(({ assignmentId, reason }) => (
            <View key={assignmentId}>{`${names.get(assignmentId) ?? '已不在待审核中的报送'}：${reason}`}</View>
          ))}
        </View>
      ) : null}
    </>
  )
}
