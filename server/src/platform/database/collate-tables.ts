import type { DataSource } from 'typeorm'
import { collationOf } from './mysql-query-runner.js'

/**
 * Tables that an older release made with whatever collation the database had take ours, one statement each: done again, it finds the rest.
 * Different texts stay different: a comparison by code point holds nothing equal that another one told apart.
 */
export async function collateTables(dataSource: DataSource): Promise<void> {
  const [{ version }] = await dataSource.query('SELECT VERSION() AS version')
  const collation = collationOf(version)
  const schema = dataSource.options.database
  const ours = [...dataSource.entityMetadatas.map(({ tableName }) => tableName), 'migrations']
  const marks = ours.map(() => '?').join()
  const others: { name: string }[] = await dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name IN (${marks})` +
      ' AND table_collation <> ? UNION SELECT table_name FROM information_schema.columns WHERE table_schema = ?' +
      ` AND table_name IN (${marks}) AND collation_name <> ? ORDER BY name`,
    [schema, ...ours, collation, schema, ...ours, collation],
  )
  for (const { name } of others)
    await dataSource.query(`ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collation}`)
}
