import type { QueryRunner, TableColumnOptions } from 'typeorm'

type Extra = Partial<TableColumnOptions>

/**
 * Column definitions that make the same table on SQLite and MySQL, for migrations: the two differ in the names of
 * types, and SQLite generates keys only for a column called exactly `integer`.
 */
export function portable(queryRunner: QueryRunner) {
  const mysql = queryRunner.dataSource.driver.options.type === 'mysql'
  const integer = mysql ? 'int' : 'integer'
  const column = (name: string, type: string, extra: Extra, own: Extra = {}): TableColumnOptions => ({
    name,
    type,
    ...own,
    ...extra,
  })

  return {
    mysql,
    /** The primary key, counted up by the database. */
    id: (name = 'id') => column(name, integer, { isPrimary: true, isGenerated: true, generationStrategy: 'increment' }),
    int: (name: string, extra: Extra = {}) => column(name, integer, extra),
    /** To the millisecond. Set in code, not by a default: SQLite's own clock text has no milliseconds. */
    dateTime: (name: string, extra: Extra = {}) => column(name, 'datetime', extra, mysql ? { precision: 3 } : {}),
    bool: (name: string, extra: Extra = {}) => column(name, mysql ? 'tinyint' : 'boolean', extra),
    /** The column type of a `JsonColumn`; up to 16 MB, since a ledger row may hold many remarks. */
    json: (name: string, extra: Extra = {}) => column(name, mysql ? 'mediumtext' : 'text', extra),
    varchar: (name: string, length: number, extra: Extra = {}) =>
      column(name, 'varchar', extra, { length: String(length) }),
  }
}
