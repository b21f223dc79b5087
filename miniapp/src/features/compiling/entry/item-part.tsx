import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { answerAmended, connectItem, deleteEntries } from './api'
import { AskedWithdrawal } from './asked-field'
import { CancelDialog, type Cancellation } from './cancel-dialog'
import type { Draft } from './draft'
import { draftKey, dropDraft } from './draft-store'
import { ItemBox } from './item-box'
import type { ItemActs } from './use-item-acts'
import { entryName } from './words'

/** Above the form: the published item behind the row, and the questions about it as a whole. */
export function ItemPart({
  account,
  id,
  draft,
  task,
  readOnly,
  acts: { busy, errors, act },
}: {
  account: string
  id: string
  draft: Draft
  task: AssignmentDetail | null
  readOnly: boolean
  acts: ItemActs
}) {
  const [deleting, setDeleting] = useState(false)
  const removal = useAction()
  // In a first round there is nothing to go on with.
  const item = draft.detail.item
  if (!task?.published.edition) return null
  const withdrawn = item.asked.some(({ field }) => field === null)
  const remove = (cancellation: Cancellation) =>
    removal.run(async () => {
      await deleteEntries({ entries: [{ id: Number(id), version: draft.detail.version }], ...cancellation })
      dropDraft(draftKey(account, id))
      done('已删除')
      leave('todo')
    })
  return (
    <>
      <ItemBox
        item={item}
        task={task}
        readOnly={readOnly}
        busy={busy}
        errors={errors}
        onConnect={(continues) => act(({ detail }) => connectItem(id, { version: detail.version, continues }))}
      />
      {withdrawn && !readOnly ? (
        <AskedWithdrawal
          busy={busy}
          errors={[]}
          onKeep={() => act(({ detail }) => answerAmended(id, { version: detail.version, field: null, take: 'row' }))}
          onDelete={() => setDeleting(true)}
        />
      ) : null}
      {deleting && item.continues ? (
        <CancelDialog
          items={[item.continues]}
          deleting={1}
          rows={task.entries
            .filter((entry) => entry.id !== Number(id))
            .map((entry) => ({ id: entry.id, name: entryName(entry.fields) }))}
          busy={removal.busy}
          errors={removal.errors}
          onConfirm={remove}
          onCancel={() => setDeleting(false)}
        />
      ) : null}
    </>
  )
}
