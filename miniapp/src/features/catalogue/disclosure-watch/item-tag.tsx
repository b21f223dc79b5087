import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { Tag, type Tone } from '@/ui/status-tag'

export const ITEM_TONES: Readonly<Record<ItemState, Tone>> = {
  overdue: 'bad',
  'to-take-down': 'bad',
  partial: 'warn',
  'due-soon': 'warn',
  late: 'warn',
  'nothing-arose': 'ok',
  'on-time': 'ok',
  'not-started': 'idle',
  'not-measured': 'idle',
}

export function ItemTag({ state }: { state: ItemState }) {
  return <Tag tone={ITEM_TONES[state]}>{labelOf(ITEM_STATES, state)}</Tag>
}
