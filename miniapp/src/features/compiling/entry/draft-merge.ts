import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'

export interface Merge {
  fields: EntryFields
  /** changed by both, and differently: `fields` holds mine until somebody chooses */ both: EntryField[]
  /** changed by them alone, now in `fields` */ taken: EntryField[]
}

/** Mine and theirs, both grown from `base`, put together field by field. */
export function mergeFields(base: EntryFields, mine: EntryFields, theirs: EntryFields): Merge {
  const [changedByMe, changedByThem] = [entryDiff(base, mine), entryDiff(base, theirs)]
  const apart = entryDiff(mine, theirs).filter((field) => changedByThem.includes(field))
  const taken = apart.filter((field) => !changedByMe.includes(field))
  return {
    fields: { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) },
    both: apart.filter((field) => changedByMe.includes(field)),
    taken,
  }
}
