import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import type { Query } from '@/platform/use-query'
import { approve, sendBack } from './api'

export type Verdict = 'approve' | 'return'

/** The verdict on the whole submission: 通过, or 退回 with the entries marked so and the remark on the whole. */
export function useVerdict(id: string, query: Query<AssignmentDetail>, reviewed: Query<ReviewView>, look: () => void) {
  const [overall, setOverall, sent] = useKept(`overall/${id}`, '')
  const [asking, setAsking] = useState<Verdict | null>(null)
  const { busy, errors, run } = useAction(look)
  const act = () =>
    run(async () => {
      // Two readings: were one older, it is the older that was looked at.
      if (!reviewed.data || !query.data) return
      const revision = Math.min(reviewed.data.revision, query.data.revision)
      query.set(
        asking === 'approve'
          ? await approve(Number(id), { revision })
          : await sendBack(Number(id), { revision, overall: overall.trim(), remarks: [] }),
      )
      done(asking === 'approve' ? '已通过' : '已退回')
      sent()
      reviewed.reload()
    }).then((acted) => acted && setAsking(null))
  return { overall, setOverall, asking, setAsking, busy, errors, act }
}
