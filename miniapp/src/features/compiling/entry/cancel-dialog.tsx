import type { PublishedItem } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'

const REASONS = ['法律法规已修改或废止', '职权已调整，不再承担', '与本单位的其他事项合并'] as const

export interface Cancellation {
  reason: string
  intoEntryId?: number
}

/** 取消 of published items, or the deletion of rows that go on with them: residents read the reason, so it is asked first. */
export function CancelDialog({
  items,
  deleting,
  rows,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  items: readonly PublishedItem[]
  /** how many rows go with them; 0 where they have none */ deleting: number
  /** rows that stay, into which they may have gone */ rows: readonly { id: number; name: string }[]
  busy: boolean
  errors: Errors
  onConfirm: (cancellation: Cancellation) => Promise<boolean>
  onCancel: () => void
}) {
  const [into, setInto] = useState('')
  const names = items
    .slice(0, 3)
    .map(({ name }) => `《${name}》`)
    .join('、')
  const what = `${names}${items.length > 3 ? `等 ${items.length} 项` : ''}`
  return (
    <ReasonDialog
      place={`cancel/${items.map(({ id }) => id).join()}`}
      title={deleting > 0 ? `删除 ${deleting} 个事项？` : `取消 ${items.length} 个事项？`}
      note={`${what}在现行目录里，取消后随下一版目录撤销，群众会看到原因。报送前可以恢复。`}
      label="取消的原因（公众会看到）"
      ready={REASONS}
      confirm={deleting > 0 ? '确认删除' : '确认取消'}
      busy={busy}
      errors={errors}
      onConfirm={(reason) => onConfirm({ reason, ...(into ? { intoEntryId: Number(into) } : {}) })}
      onCancel={onCancel}
    >
      {rows.length > 0 ? (
        <PickField
          label="并入本单位的另一事项（没有可不选）"
          value={into}
          choices={[{ code: '', name: '没有并入' }, ...rows.map(({ id, name }) => ({ code: String(id), name }))]}
          onPick={setInto}
        />
      ) : null}
    </ReasonDialog>
  )
}
