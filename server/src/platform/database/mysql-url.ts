import { readFileSync } from 'node:fs'

/** How a MySQL or MariaDB is reached. */
export interface MysqlServer {
  host: string
  port: number
  username: string
  password: string
  database: string
  /** undefined: the connection is not encrypted */ ssl: { ca?: string; rejectUnauthorized: true } | undefined
}

const EXAMPLE = 'mysql://用户:密码@主机:3306/库名，加密连接在末尾加 ?ssl=true（自签证书再加 &ca=/证书.pem）'
const KNOWN = ['ssl', 'ca']

/**
 * Reads `mysql://user:password@host:port/database?ssl=true&ca=/path.pem`; marks in user, password and name are percent-encoded.
 * With `ssl` the server's certificate is verified, against the authorities in the file `ca` or the system's.
 * @throws Error in Chinese that names every fault, without the password: it ends up in a log.
 */
export function readMysqlUrl(url: string): MysqlServer {
  if (!URL.canParse(url)) throw new Error(`应如 ${EXAMPLE}`)
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const faults: string[] = []
  const database = decode(pathname.slice(1))
  if (!hostname || !database || /[/\\.`\0]/.test(database)) faults.push(`应如 ${EXAMPLE}`)
  for (const name of new Set(searchParams.keys()))
    if (!KNOWN.includes(name)) faults.push(`没有参数 ${name}，只有 ${KNOWN.join('、')}`)
  const encrypted = searchParams.get('ssl') ?? 'false'
  if (!['true', 'false'].includes(encrypted)) faults.push(`ssl=${encrypted}：应是 true 或 false`)
  const file = searchParams.get('ca')
  if (file !== null && encrypted !== 'true') faults.push('ca 只在 ssl=true 时有用')
  const ca = file === null ? undefined : certificates(file, faults)
  if (faults.length > 0) throw new Error(faults.join('；'))
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 3306 : Number(port),
    username: decode(username),
    password: decode(password),
    database,
    ssl: encrypted === 'true' ? { ...(ca ? { ca } : {}), rejectUnauthorized: true } : undefined,
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function certificates(file: string, faults: string[]): string {
  try {
    const text = readFileSync(file, 'utf8')
    if (!text.includes('BEGIN CERTIFICATE')) faults.push(`ca=${file}：不是 PEM 格式的证书`)
    return text
  } catch {
    faults.push(`ca=${file}：读不到这个文件`)
    return ''
  }
}
