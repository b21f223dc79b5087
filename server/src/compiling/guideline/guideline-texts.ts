import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { asEntry } from '@gongkai/shared/compiling/guideline/rows-of-version'
import type { GuidelineChangeEntity } from '../../district/guideline/guideline-version.entity.js'
import { type GuardedText, rowName, rowTexts } from '../../district/privacy/guarded-text.js'

/** The texts that a version lays before the units, with the places of its changes. */
export const textsOfChanges = (changes: readonly Pick<GuidelineChangeEntity, 'id' | 'fields'>[]): GuardedText[] =>
  changes.flatMap(({ id, fields }, index) =>
    fields
      ? rowTexts({
          fields: asEntry(fields),
          at: `changes/${id}/fields`,
          name: rowName(index + 1, entryName(asEntry(fields))),
        })
      : [],
  )
