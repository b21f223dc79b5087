import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
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
  const entries = changedFirst(item.entries, seen)
  const unseen = (id: number | undefined) => seen.get(id ?? 0)?.verdict === null
  /** A row that is as published needs no look of its own. */
  const waits = (id: number | undefined) => unseen(id) && seen.get(id ?? 0)?.change !== 'same'
  const unseenFrom = (start: number): number => {
    const order = entries.map((_, index) => (start + index) % entries.length)
    const first = order.find((index) => waits(entries[index]?.id))
    return first ?? order.find((index) => unseen(entries[index]?.id)) ?? -1
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
    const isLeft = ({ id }: EntrySummary, index: number) => index !== at && !seen.get(id)?.verdict
    const rest = entries.findIndex((other, index) => index > at && isLeft(other, index))
    const first = entries.findIndex(isLeft)
    if (rest >= 0 || first >= 0) go(rest >= 0 ? rest : first)
    else {
      setWriting(false)
      done('全部看完')
    }
  }
  const markOk = async () => {
    if (entry && mayMark && !marks.busy && (await marks.set(entry.id, 'ok'))) goOn()
  }
  const markReturn = async (reasons: readonly Reason[]) => {
    const marked = entry !== undefined && (await marks.set(entry.id, 'return', reasons))
    if (marked) goOn()
    return marked
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
  return { seen, at, entry, entries, mayMark, writing, setWriting, marks, go, markOk, markReturn, unmark, swipe }
}

/** 年度更新: changed and new rows before those that are as published; in another round as they stand. */
function changedFirst(
  entries: readonly EntrySummary[],
  seen: ReadonlyMap<number, ReviewedEntry>,
): readonly EntrySummary[] {
  const isSame = ({ id }: EntrySummary) => seen.get(id)?.change === 'same'
  return [...entries.filter((entry) => !isSame(entry)), ...entries.filter(isSame)]
}
