import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { MOST_TEXT } from '@gongkai/shared/base/template/entry-limits'
import type { CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'

/** A new entry with what a gap knows of it: the matter with its code, or the kind of the 条例. */
export function prefilled({ kind, title, matter }: CoverageLine): EntryFields {
  const name = (matter?.name ?? title).slice(0, MOST_TEXT.level2)
  return kind === 'obligatory'
    ? { ...EMPTY_ENTRY, level1: name, attribute: 'proactive' }
    : { ...EMPTY_ENTRY, level2: name, matterCode: matter?.code ?? '' }
}

/** A row 不予公开 as it would be made public: its ground and its date are gone. */
export const madePublic = (fields: EntryFields): EntryFields => ({
  ...fields,
  attribute: 'proactive',
  withholdGround: '',
  withholdLaw: '',
  reassessOn: '',
})
