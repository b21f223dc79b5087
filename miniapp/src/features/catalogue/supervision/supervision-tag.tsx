import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { SUPERVISION_STATES, type SupervisionState } from '@gongkai/shared/catalogue/supervision/supervision-state'
import { Tag, type Tone } from '@/ui/status-tag'

const TONES: Readonly<Record<SupervisionState, Tone>> = {
  overdue: 'bad',
  open: 'warn',
  closed: 'ok',
  withdrawn: 'idle',
}

export function SupervisionTag({ state }: { state: SupervisionState }) {
  return <Tag tone={TONES[state]}>{labelOf(SUPERVISION_STATES, state)}</Tag>
}
