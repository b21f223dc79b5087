import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { masked } from '@gongkai/shared/base/privacy/mask'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'

/** Changes tell no certain 个人信息 that was mended since, in whatever edition it stood: the words from before are masked. */
export const withoutMended = <Change extends Pick<EntryChange, 'fields'>>(changes: readonly Change[]): Change[] =>
  changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({ ...field, before: withoutCertain(field.before) })),
  }))

function withoutCertain(text: string): string {
  const certain = findPersonalData(text).filter(({ gravity }) => gravity === 'block')
  return certain.length > 0 ? masked(text, certain) : text
}
