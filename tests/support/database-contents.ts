import { createHash } from 'node:crypto'
import { createDataSource } from '@gongkai/server/platform/database/data-source'

const USED_UP = { id: 0, assignment_id: 0, version_id: 0 }

/**
 * The whole of a database to compare with another: each table as it was made, and its rows, summed up. Left out is what differs
 * between two that hold the same: the counter of keys, when a migration was recorded, and
 * the keys that a transaction which was undone has used up.
 */
export async function contentsOf(
  url: string,
): Promise<Record<string, { schema: string; count: number; rows: string }>> {
  const dataSource = await createDataSource(url, [], []).initialize()
  const contents: Record<string, { schema: string; count: number; rows: string }> = {}
  const mysql = dataSource.options.type === 'mysql'
  const names: { name: string }[] = mysql
    ? await dataSource.query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?', [
        dataSource.options.database,
      ])
    : await dataSource.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'")
  for (const { name } of names) {
    const made = mysql
      ? Object.values((await dataSource.query(`SHOW CREATE TABLE \`${name}\``))[0] as object)[1]
      : (await dataSource.query('SELECT sql FROM sqlite_master WHERE tbl_name = ? ORDER BY name', [name]))
          .map((item: { sql: string }) => item.sql)
          .join('\n')
    const columns = name === 'migrations' ? 'timestamp, name' : '*'
    const rows: object[] = await dataSource.query(`SELECT ${columns} FROM \`${name}\``)
    const texts = rows.map((row) => JSON.stringify({ ...row, ...USED_UP })).sort()
    contents[name] = {
      schema: String(made).replace(/ AUTO_INCREMENT=\d+/, ''),
      count: rows.length,
      rows: createHash('sha256').update(texts.join('\n')).digest('hex'),
    }
  }
  await dataSource.destroy()
  return contents
}
