import { type Decision, refuse } from '../../base/refusal.js'

/** 取消 of a published item: for a reason, and into a row of the same work or into none. */
export function decideCancel({
  reason,
  intoEntryId,
  rows,
}: {
  reason: string
  intoEntryId: number | undefined
  /** that stay in the work */ rows: readonly { id: number }[]
}): Decision {
  return [
    ...(reason.trim() ? [] : [refuse('item.reason', 'reason', '这是现行目录里的公开事项，取消须写明原因，公众会看到')]),
    ...(intoEntryId === undefined || rows.some(({ id }) => id === intoEntryId)
      ? []
      : [refuse('item.into', 'intoEntryId', '要并入的事项不在本单位本领域的填报里')]),
  ]
}
