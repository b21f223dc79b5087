import type { EventEntity } from '../../platform/ledger/event.entity.js'

/** Whether an act upon an assignment changed what is answered to these model rows; a move of the whole submission does. */
export function touchesModelRows(ids: readonly number[]): (event: EventEntity) => boolean {
  return ({ kind, detail }) => {
    if (!kind.startsWith('entry.')) return true
    const items = Array.isArray(detail.items) ? detail.items : []
    const adopted = Array.isArray(detail.guidelineItemIds) ? detail.guidelineItemIds : []
    const named = [
      detail.guidelineItemId,
      ...adopted,
      ...items.map((item: { guidelineItemId?: unknown }) => item?.guidelineItemId),
    ]
    return named.some((id) => ids.includes(id as number))
  }
}
