import { type AsStored, completed, object, required, type Shape, text } from '../../base/shape.js'
import {
  EMPTY_ENTRY,
  type EntryFields,
  IS_PUBLIC,
  isPublic,
  type PublicField,
  type PublicFields,
} from '../../base/template/entry.js'
import { ENTRY_SHAPES } from '../../base/template/entry-shape.js'
import type { Basis } from '../../base/template/fields.js'
import type { PublicEntry } from './public-entry.js'

/** An entry as an edition holds it. */
export type Snapshot = Omit<PublicEntry, 'edition' | 'keptFrom'>

/** A domain or a unit. */
export const codeAndName = object<{ code: string; name: string }>({ code: required(text), name: text })

/** The fields that are public (`IS_PUBLIC`), in that order. */
const PUBLIC_SHAPES = Object.fromEntries(
  Object.keys(IS_PUBLIC)
    .filter(isPublic)
    .map((field) => [field, ENTRY_SHAPES[field]]),
) as unknown as { readonly [Field in PublicField]: Shape<PublicFields[Field]> }

/** Of an entry, what the public reads. */
export const publicFields: Shape<PublicFields> = object<PublicFields>(PUBLIC_SHAPES)

/** The public fields of an entry in the making, in the order of the list: the same content gives the same bytes. */
export function publicFieldsOf(fields: PublicFields): PublicFields {
  const picked = publicFields.pick(fields)
  const bases = picked.bases.map(({ title, documentNumber, article }): Basis => ({ title, documentNumber, article }))
  const ordered: PublicFields = { ...picked, bases }
  return Object.fromEntries(Object.keys(PUBLIC_SHAPES).map((field) => [field, ordered[field as PublicField]])) as never
}

export const SNAPSHOT_SHAPES = {
  id: required(text),
  ...PUBLIC_SHAPES,
  domain: required(codeAndName),
  organisation: required(codeAndName),
}
export const snapshotShape: Shape<Snapshot> = object<Snapshot>(SNAPSHOT_SHAPES)

/** An entry of an edition as it is worked with: fields that came to the template since are empty. */
export const snapshotOf = (stored: AsStored<Snapshot>): Snapshot => completed(snapshotShape, stored)

/** The public's view as an entry: made public, it is 主动公开 or 依申请公开; what is not public of it is empty. */
export function entryOfSnapshot({ id, domain, organisation, ...words }: Snapshot): EntryFields {
  return { ...EMPTY_ENTRY, attribute: words.ways.includes('proactive') ? 'proactive' : 'onRequest', ...words }
}
