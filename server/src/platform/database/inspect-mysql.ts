import type { DataSource } from 'typeorm'

/** A hand-in is one row and one statement; those of a town of 500 long rows are some 10 MB. */
const LEAST_PACKET_BYTES = 16 * 1024 * 1024
/** The first that know a collation by code point without padding, and whose every DDL statement is atomic. */
const LEAST_VERSION = { MariaDB: '10.6', MySQL: '8.0.17' } as const
const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'ALTER', 'INDEX', 'DROP']

interface Standing {
  version: string
  mode: string
  packet: string
  characterSet: string
  user: string
}

/**
 * The product's needs that a MySQL or MariaDB does not meet, each in Chinese with the statement that mends it; asked before the first table
 * is made. Nothing is changed.
 */
export async function mysqlFaults(dataSource: DataSource): Promise<string[]> {
  const database = String(dataSource.options.database)
  const quoted = `\`${database}\``
  const [standing]: Standing[] = await dataSource.query(
    'SELECT VERSION() AS version, @@sql_mode AS mode, @@max_allowed_packet AS packet,' +
      ' @@character_set_database AS characterSet, CURRENT_USER() AS user',
  )
  if (!standing) return []
  const faults: string[] = []
  const server = /mariadb/i.test(standing.version) ? 'MariaDB' : 'MySQL'
  if (!isAtLeast(standing.version, LEAST_VERSION[server]))
    faults.push(`${server} 的版本是 ${standing.version}，至少需要 ${LEAST_VERSION[server]}：请升级数据库服务器`)
  if (standing.characterSet !== 'utf8mb4')
    faults.push(
      `库 ${database} 的字符集是 ${standing.characterSet}，存不下全部汉字：ALTER DATABASE ${quoted} CHARACTER SET utf8mb4;`,
    )
  const modes = standing.mode.split(',')
  if (!modes.includes('STRICT_TRANS_TABLES') && !modes.includes('STRICT_ALL_TABLES'))
    faults.push(
      `sql_mode 是“${standing.mode}”，存不下的内容会被悄悄改掉：SET GLOBAL sql_mode = CONCAT(@@GLOBAL.sql_mode, ',STRICT_TRANS_TABLES'); 并写入配置文件`,
    )
  if (modes.includes('NO_BACKSLASH_ESCAPES'))
    faults.push(
      "sql_mode 含 NO_BACKSLASH_ESCAPES：SET GLOBAL sql_mode = REPLACE(@@GLOBAL.sql_mode, 'NO_BACKSLASH_ESCAPES', ''); 并写入配置文件",
    )
  if (Number(standing.packet) < LEAST_PACKET_BYTES)
    faults.push(
      `max_allowed_packet 是 ${standing.packet} 字节，一次报送可能存不下：SET GLOBAL max_allowed_packet = ${4 * LEAST_PACKET_BYTES}; 并写入配置文件`,
    )
  const lacking = await lackingRights(dataSource, database)
  if (lacking.length > 0)
    faults.push(
      `账号 ${standing.user} 在库 ${database} 上没有权限 ${lacking.join('、')}：GRANT ${RIGHTS.join(', ')} ON ${quoted.replace(/[_%]/g, '\\$&')}.* TO ${quoteUser(standing.user)};`,
    )
  return faults
}

function isAtLeast(version: string, least: string): boolean {
  const parts = version.split(/[.-]/).map(Number)
  for (const [index, wanted] of least.split('.').map(Number).entries()) {
    const has = parts[index] ?? 0
    if (has !== wanted) return has > wanted
  }
  return true
}

const quoteUser = (user: string) =>
  user
    .split('@')
    .map((part) => `'${part}'`)
    .join('@')

/** By what SHOW GRANTS says of the whole server and of this database; rights through a role are not spelt out there, and believed. */
async function lackingRights(dataSource: DataSource, database: string): Promise<string[]> {
  const rows: Record<string, string>[] = await dataSource.query('SHOW GRANTS')
  const grants = rows.map((row) => Object.values(row)[0] ?? '')
  const held = new Set<string>()
  for (const grant of grants) {
    const said = /^GRANT (.+?) ON (?:`(.+?)`|\*)\.(\*|`.+?`) TO /.exec(grant)
    if (!said) {
      if (/^GRANT .+ TO /.test(grant) && !/ ON /.test(grant)) return []
      continue
    }
    const [, rights = '', where, table] = said
    if (table !== '*' || (where !== undefined && !matches(where, database))) continue
    for (const right of rights.split(/,\s*/)) held.add(right.trim())
  }
  return held.has('ALL PRIVILEGES') ? [] : RIGHTS.filter((right) => !held.has(right))
}

/** The name of a database in a grant is a pattern of LIKE. */
function matches(pattern: string, database: string): boolean {
  const source = pattern.replace(/\\?[\s\S]/g, (mark) => {
    if (mark === '%') return '.*'
    if (mark === '_') return '.'
    return mark.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${source}$`, 'i').test(database)
}
