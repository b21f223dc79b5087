import { type AsStored, code, completed, list, nullable, object, required, type Shape, text } from '../../base/shape.js'
import { isPublic } from '../../base/template/entry.js'
import { codeAndName } from '../../district/edition/snapshot.js'
import type { EntryChange, FieldChange } from './publication.contract.js'

const fieldChange = object<FieldChange>({ field: required(code<FieldChange['field']>()), before: text, after: text })
const fieldChanges = list(fieldChange)

/** Changes of fields the public reads; of others nothing is said. */
const publicChanges: Shape<FieldChange[]> = {
  read: (value) => fieldChanges.read(value),
  pick: (changes) => fieldChanges.pick(changes).filter(({ field }) => isPublic(field)),
}

const cause = object<NonNullable<EntryChange['cause']>>({ trigger: code(), reason: text })

export const changeShape: Shape<EntryChange> = object<EntryChange>({
  id: required(text),
  name: text,
  domain: required(codeAndName),
  organisation: required(codeAndName),
  kind: required(code<EntryChange['kind']>()),
  fields: publicChanges,
  cause: nullable(cause),
  reason: text,
  successor: nullable(text),
})
export const historyParts = { fields: publicChanges, cause: nullable(cause), reason: text, successor: nullable(text) }

/** A change of an edition as it is worked with: fields that came to the template since are empty. */
export const changeOf = (stored: AsStored<EntryChange>): EntryChange => completed(changeShape, stored)
