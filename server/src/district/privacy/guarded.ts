/** A text of a request that others read once it is sent. */
export interface GuardedField {
  /** where it stands in the body, from the field on, e.g. `['remarks', 'text']`; lists are gone through */ path: readonly string[]
  /** what it is called, e.g. 留言 */ name: string
}

const GUARDED = 'guarded-texts'

/**
 * A text that reaches another organisation or the public as soon as the request is done: the request is refused for personal data in it
 * (GuardWords). Rows in the making are not of these: they are marked, and stopped where they are handed in.
 * @param within the fields of a part, or of each of a list, e.g. `'text'` of each remark
 */
export const Guarded =
  (name: string, ...within: string[]): PropertyDecorator =>
  (target, key) => {
    const known: readonly GuardedField[] = Reflect.getOwnMetadata(GUARDED, target) ?? []
    Reflect.defineMetadata(GUARDED, [...known, { path: [String(key), ...within], name }], target)
  }

/** The guarded texts of a class of bodies, those it inherits included. */
export function guardedFields(body: abstract new () => object): GuardedField[] {
  const fields: GuardedField[] = []
  for (let type = body.prototype as object | null; type; type = Object.getPrototypeOf(type) as object | null)
    fields.push(...((Reflect.getOwnMetadata(GUARDED, type) as GuardedField[] | undefined) ?? []))
  return fields
}
