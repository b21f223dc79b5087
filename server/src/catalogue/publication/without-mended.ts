import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { masked } from '@gongkai/shared/base/privacy/mask'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'

/** The changes of an edition tell no certain 个人信息 that it mends: the words from before are masked. */
export const withoutMended = (changes: readonly EntryChange[]): EntryChange[] =>
  changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({ ...field, before: withoutCertain(field.before) })),
  }))

function withoutCertain(text: string): string {
  const certain = findPersonalData(text).filter(({ gravity }) => gravity === 'block')
  return certain.length > 0 ? masked(text, certain) : text
}
