import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { deleteEntries } from '../entry/api'
import type { Cancellation } from '../entry/cancel-dialog'
import { confirmRows } from '../renewal/api'
import { duplicateEntry, reorder, restoreEntries, setOnMany } from './api'
import { type Setting, valuesOf } from './batch-setting'

/** The choices and questions in the list of an assignment's entries, and the acts upon one or many of them. */
export function useEntryList(
  detail: AssignmentDetail,
  onChanged: (detail: AssignmentDetail) => void,
  onLook: () => void,
) {
  const [chosen, setChosen] = useState<number[] | null>(null)
  const [more, setMore] = useState<EntrySummary | null>(null)
  const [setting, setSetting] = useState<Setting | null>(null)
  const [deleting, setDeleting] = useState<EntrySummary[] | null>(null)
  const [deleted, setDeleted] = useState<EntrySummary[]>([])
  const { busy, errors, run } = useAction(onLook)

  const act = (answer: () => Promise<AssignmentDetail>, words: string) =>
    run(async () => {
      onChanged(await answer())
      done(words)
    })
  /** Rows that go on with a published item are its 取消: the reason is asked first. */
  const remove = (gone: EntrySummary[]) => {
    if (!gone.some(({ item }) => item.continues)) return removeNow(gone)
    setMore(null)
    return setDeleting(gone)
  }
  const removeNow = (gone: readonly EntrySummary[], cancellation?: Cancellation) =>
    act(async () => {
      const entries = gone.map(({ id, version }) => ({ id, version }))
      const after = await deleteEntries({ entries, ...cancellation })
      setDeleting(null)
      setMore(null)
      setChosen(null)
      setDeleted([...gone])
      return after
    }, `已删除 ${gone.length} 个事项`)
  const undo = () =>
    act(async () => {
      const after = await restoreEntries({ entryIds: deleted.map(({ id }) => id) })
      setDeleted([])
      return after
    }, '已恢复')
  const move = (entry: EntrySummary, to: number) => {
    const ids = detail.entries.map(({ id }) => id).filter((id) => id !== entry.id)
    ids.splice(to, 0, entry.id)
    setMore(null)
    act(() => reorder(detail.id, { version: detail.version, entryIds: ids }), '已调整顺序')
  }
  const duplicate = (entry: EntrySummary) =>
    run(async () => {
      const { id } = await duplicateEntry(entry)
      setMore(null)
      open('entry', { id })
    })
  const setAll = () =>
    act(async () => {
      if (!setting || !chosen) return detail
      const values = valuesOf(setting)
      const after = await setOnMany(detail.id, { version: detail.version, entryIds: chosen, ...values })
      setSetting(null)
      setChosen(null)
      return after
    }, '已批量填写')
  /** 与去年相同: these rows, or all that are still to be answered */
  const same = (entryIds?: number[]) =>
    act(
      () => confirmRows(detail.id, { version: detail.version, ...(entryIds ? { entryIds } : {}) }),
      '已确认与去年相同',
    )
  const choose = (id: number, on: boolean) =>
    setChosen((old) => (on ? [...(old ?? []), id] : (old ?? []).filter((other) => other !== id)))

  return {
    ...{ chosen, setChosen, choose, more, setMore, setting, setSetting, deleting, setDeleting, deleted },
    ...{ busy, errors, remove, removeNow, undo, move, duplicate, setAll, same },
  }
}
