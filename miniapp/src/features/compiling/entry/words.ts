import { type EntryField, FIELDS, fieldsWhere, isSettledFirst } from '@gongkai/shared/base/template/fields'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'

export { basesText, entryName, fieldText } from '@gongkai/shared/compiling/entry/entry-text'

/** The fields a phase asks for. */
export function fieldsOf(phase: FillingPhase): EntryField[] {
  return phase === 'inventory' ? fieldsWhere(isSettledFirst) : [...FIELDS]
}
