import { FindOperator, In as InFew } from 'typeorm'

/** A list bound as one parameter: mysql2 writes out an array, the SQLite runner has `json_each` take it apart. */
export class BoundList extends Array<number | string | null> {}

/** For `IN (:list)` in a statement of one's own; an empty one holds null, which is like nothing: `IN ()` is no SQL. */
export function boundList(values: readonly (number | string | null)[]): BoundList {
  const list = new BoundList()
  for (const value of new Set(values)) if (value !== null) list.push(value)
  if (list.length === 0) list.push(null)
  return list
}

/**
 * TypeORM's `In`, for lists that grow with the data too: it binds one parameter, however long the list is. SQLite takes 32,766 of
 * them, and each length would be a statement of its own to prepare. Null is like nothing.
 */
// biome-ignore lint/suspicious/noExplicitAny: as TypeORM's own, which suits a column of any type
export function In(values: readonly (number | string | null)[]): any {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? InFew([]) : new FindOperator('in', boundList(known) as never, true, false)
}

const PLACEHOLDER = /\?/g

/** The statement as SQLite takes it: each bound list is one parameter of JSON. */
export function unfoldLists(sql: string, parameters: readonly unknown[]): { sql: string; parameters: unknown[] } {
  let at = 0
  return {
    sql: sql.replace(PLACEHOLDER, () =>
      parameters[at++] instanceof BoundList ? 'SELECT value FROM json_each(?)' : '?',
    ),
    parameters: parameters.map((parameter) =>
      parameter instanceof BoundList ? JSON.stringify([...parameter]) : parameter,
    ),
  }
}
