import type { MarkRequest, Reason, ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { type Errors, useAction } from '@/platform/use-action'
import type { Query } from '@/platform/use-query'
import { mark } from './api'

export interface Marks {
  busy: boolean
  errors: Errors
  /** stores the mark of one entry and answers whether it stands */
  set: (entryId: number, mark: MarkRequest['mark'], reasons?: readonly Reason[]) => Promise<boolean>
}

/** Marks are stored one by one as they are made, so that a reviewer who leaves finds them again. */
export function useMarks(assignmentId: number, query: Query<ReviewView>, look: () => void): Marks {
  const { busy, errors, run } = useAction(look)
  return {
    busy,
    errors,
    set: (entryId, wanted, reasons = []) =>
      run(async () => {
        const view = query.data
        if (!view) return
        const { verdict } = await mark(assignmentId, entryId, {
          revision: view.revision,
          mark: wanted,
          reasons: [...reasons],
        })
        query.set({
          ...view,
          entries: view.entries.map((entry) => (entry.entryId === entryId ? { ...entry, verdict } : entry)),
        })
      }),
  }
}
