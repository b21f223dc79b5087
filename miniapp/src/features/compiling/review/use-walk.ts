import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Reason, ReviewedEntry, ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import type { Query } from '@/platform/use-query'
import { useEntryKeys } from './use-entry-keys'
import { useMarks } from './use-marks'
import { useSwipe } from './use-swipe'

/** The place among the entries of a submission, and the ways on: by buttons, by swipe, by keys, and after a mark. */
export function useWalk(item: AssignmentDetail, view: ReviewView, query: Query<ReviewView>, onLook: () => void) {
  const seen = new Map<number, ReviewedEntry>(view.entries.map((reviewed) => [reviewed.entryId, reviewed]))
  const { entries } = item
  const unseenFrom = (start: number): number => {
    const order = entries.map((_, index) => (start + index) % entries.length)
    return order.find((index) => seen.get(entries[index]?.id ?? 0)?.verdict === null) ?? -1
  }
  const [at, setAt] = useState(() => Math.max(0, unseenFrom(0)))
  const [writing, setWriting] = useState(false)
  const marks = useMarks(item.id, query, onLook)
  const entry = entries[at]
  const mayMark = view.can.mark.length === 0

  const go = (index: number) => {
    setWriting(false)
    setAt(Math.min(entries.length - 1, Math.max(0, index)))
  }
  /** After a mark: the next entry not looked at yet, seen as if this one were. */
  const goOn = () => {
    const rest = entries.findIndex(({ id }, index) => index > at && !seen.get(id)?.verdict)
    const first = entries.findIndex(({ id }, index) => index !== at && !seen.get(id)?.verdict)
    if (rest >= 0 || first >= 0) go(rest >= 0 ? rest : first)
    else {
      setWriting(false)
      done('全部看完')
    }
  }
  const markOk = async () => {
    if (entry && mayMark && !marks.busy && (await marks.set(entry.id, 'ok'))) goOn()
  }
  const markReturn = async (reasons: Reason[]) => {
    if (entry && (await marks.set(entry.id, 'return', reasons))) goOn()
  }
  const unmark = () => entry && marks.set(entry.id, '')
  useEntryKeys({
    move: (by) => go(at + by),
    next: () => {
      const next = unseenFrom(at + 1)
      if (next >= 0) go(next)
    },
    ok: () => void markOk(),
  })
  const swipe = useSwipe((by) => go(at + by))
  return { seen, at, entry, mayMark, writing, setWriting, marks, go, markOk, markReturn, unmark, swipe }
}
