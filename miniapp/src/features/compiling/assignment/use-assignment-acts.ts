import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useEffect, useRef, useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import type { Query } from '@/platform/use-query'
import { usePendingDrafts } from '../entry/use-pending-drafts'
import { addEntry } from './api'

export type Asked = 'submit' | 'recall' | 'noDuty'

/** An act upon an assignment: its answer is shown in place of what was, and the words say that it is done. */
export type Act = (answer: () => Promise<AssignmentDetail>, words: string) => Promise<boolean>

/** The questions asked on the page of an assignment, and the acts done there. */
export function useAssignmentActs(id: number, query: Query<AssignmentDetail>) {
  const [asking, setAsking] = useState<Asked | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const act: Act = (answer, words) =>
    run(async () => {
      query.set(await answer())
      setAsking(null)
      done(words)
    })
  const add = () =>
    run(async () => {
      // A name for this addition: tapped twice or sent again, it adds one entry.
      const entry = await addEntry(id, `${Date.now()}-${Math.random().toString(36).slice(2)}`)
      open('entry', { id: entry.id })
    })
  return { asking, setAsking, busy, errors, act, add }
}

/** The entries that this phone has not sent. What it sends moves the assignment on: one hands in what stands after it. */
export function useUnsentIds(reload: () => void): ReadonlySet<number> {
  const unsentIds = new Set(usePendingDrafts().map((draft) => Number(draft.entryId)))
  const unsent = unsentIds.size
  const before = useRef(unsent)
  useEffect(() => {
    if (unsent < before.current) reload()
    before.current = unsent
  }, [unsent, reload])
  return unsentIds
}
