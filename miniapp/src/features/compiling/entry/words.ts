import { type EntryField, FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'

export { basesText, entryName, fieldText } from '@gongkai/shared/compiling/entry/entry-text'

const INVENTORY: readonly EntryField[] = [
  'level1',
  'level2',
  'level3',
  'stages',
  'attribute',
  'withholdGround',
  'withholdLaw',
  'reassessOn',
  'matterCode',
]

/** The fields a phase asks for. */
export function fieldsOf(phase: FillingPhase): EntryField[] {
  return phase === 'inventory' ? [...INVENTORY] : (Object.keys(FIELD_LABELS) as EntryField[])
}
