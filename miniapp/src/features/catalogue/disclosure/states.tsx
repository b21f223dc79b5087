import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { OCCURRENCE_STATES, type OccurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { Tag, type Tone } from '@/ui/status-tag'

export const STATE_TONES: Readonly<Record<ItemState | OccurrenceState, Tone>> = {
  overdue: 'bad',
  'to-take-down': 'bad',
  partial: 'warn',
  'due-soon': 'warn',
  open: 'brand',
  late: 'warn',
  'on-time': 'ok',
  'nothing-arose': 'ok',
  'not-started': 'idle',
  'not-measured': 'idle',
}

export const stateWord = (state: ItemState | OccurrenceState): string =>
  labelOf([...ITEM_STATES, ...OCCURRENCE_STATES.filter(({ code }) => code === 'open')], state)

/** How an item or a thing stands, by its word; the colour only helps. */
export function StateTag({ state }: { state: ItemState | OccurrenceState }) {
  return <Tag tone={STATE_TONES[state]}>{stateWord(state)}</Tag>
}
