import { isIP } from 'node:net'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import { readMysqlUrl } from '../platform/database/mysql-url.js'
import { publicUrlOf } from '../platform/http/public-url.js'
import { readWeChatSettings, type WeChatSettings } from '../platform/wechat/wechat-settings.js'

/** The server's settings, all from the environment. */
export interface Config {
  port: number
  /** the address the server listens on */ host: string
  databaseUrl: string
  /** demo accounts and data; the default only while no DATABASE_URL is set */ demo: boolean
  /** the day a demo stands on, YYYY-MM-DD */ today: string | undefined
  /** address of the product in QR codes; null: as each visitor reached it */ publicUrl: string | null
  /** folder of the built H5 client */ webRoot: string
  /** the mini-program; null: the district has none */ wechat: WeChatSettings | null
  /** folder of the documents that were asked for; all server processes share it */ files: string
  /** folder of the copies made each hour; null: none are made */ backup: string | null
  /** links of publications are tried; null: nothing of the server goes out for them */ checkLinks: {
    also: string[]
  } | null
  /** pack file of the district; null: it is set up by hand */ region: string | null
}

type Environment = Record<string, string | undefined>

/** Reads the settings or throws one error that names every fault. */
export function readConfig(env: Environment): Config {
  return read(env, true)
}

/** The settings as a command beside the server needs them: it listens nowhere. */
export function readCommandConfig(env: Environment): Omit<Config, 'host' | 'port'> {
  return read(env, false)
}

function read(env: Environment, listens: boolean): Config {
  const faults: string[] = []
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) faults.push(`PORT=${env.PORT}：应是 0 到 65535 的整数`)
  const databaseUrl = env.DATABASE_URL ?? 'sqlite:../data/gongkai.db'
  const databaseFault = faultOfUrl(databaseUrl)
  if (databaseFault) faults.push(`DATABASE_URL：${databaseFault}`)
  if (env.GONGKAI_DEMO !== undefined && !['0', '1'].includes(env.GONGKAI_DEMO))
    faults.push(`GONGKAI_DEMO=${env.GONGKAI_DEMO}：应是 0 或 1`)
  const demo =
    env.GONGKAI_DEMO === undefined
      ? env.DATABASE_URL === undefined && env.NODE_ENV !== 'production'
      : env.GONGKAI_DEMO === '1'
  if (demo && env.NODE_ENV === 'production')
    faults.push('GONGKAI_DEMO=1：正式环境（NODE_ENV=production）不能使用演示模式')
  // A demo, whose passwords everybody knows, is for this machine alone; the operator decides who may reach a real one.
  const host = env.GONGKAI_HOST ?? (demo ? '127.0.0.1' : '')
  if (listens && host === '')
    faults.push(
      'GONGKAI_HOST：正式运行必须设置监听地址。代理（如 nginx）在同一台机器时设 127.0.0.1；代理在另一台机器或容器外时设本机内网地址或 0.0.0.0',
    )
  else if (host !== '' && isIP(host) === 0 && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(host))
    faults.push(`GONGKAI_HOST=${host}：应是一个地址，如 127.0.0.1 或 0.0.0.0，不带端口`)
  if (env.GONGKAI_TODAY !== undefined && !demo) faults.push('GONGKAI_TODAY：只能在演示模式使用')
  if (env.GONGKAI_TODAY !== undefined && !isLocalDate(env.GONGKAI_TODAY))
    faults.push(`GONGKAI_TODAY=${env.GONGKAI_TODAY}：应如 2026-11-22`)
  const publicUrl = env.GONGKAI_PUBLIC_URL ? publicUrlOf(env.GONGKAI_PUBLIC_URL) : null
  if (env.GONGKAI_PUBLIC_URL && !publicUrl)
    faults.push(
      `GONGKAI_PUBLIC_URL=${env.GONGKAI_PUBLIC_URL}：应如 https://gongkai.example.gov.cn，不带 ? # 和账号，最多 100 个字符`,
    )
  if (env.GONGKAI_REGION && demo) faults.push('GONGKAI_REGION：演示模式使用自带的泉港区，请设置 GONGKAI_DEMO=0')
  const checkLinks = readCheckLinks(env, faults)
  const wechat = readWeChatSettings(env, faults)
  if (faults.length > 0) throw new Error(`设置有误：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  return {
    port,
    host,
    databaseUrl,
    demo,
    today: env.GONGKAI_TODAY,
    publicUrl,
    wechat,
    webRoot: env.GONGKAI_WEB_ROOT ?? '../miniapp/dist/h5',
    files: env.GONGKAI_FILES ?? '../data/files',
    backup: env.GONGKAI_BACKUP || null,
    region: env.GONGKAI_REGION || null,
    checkLinks,
  }
}

/** GONGKAI_CHECK_LINKS, and the places within the own network that may be asked too. */
function readCheckLinks(env: Environment, faults: string[]): Config['checkLinks'] {
  const { GONGKAI_CHECK_LINKS: wish, GONGKAI_CHECK_LINKS_ALSO: places } = env
  if (wish !== undefined && !['', '0', '1'].includes(wish)) faults.push(`GONGKAI_CHECK_LINKS=${wish}：应是 0 或 1`)
  const also = (places ?? '').split(',').flatMap((place) => (place.trim() ? [place.trim().toLowerCase()] : []))
  for (const place of also)
    if (!/^([a-z\d.-]+|\[[\da-f:.]+\]):\d{1,5}$/.test(place))
      faults.push(`GONGKAI_CHECK_LINKS_ALSO：${place} 应如 www.example.gov.cn:8080，几个之间用逗号`)
  return wish === '1' ? { also } : null
}

function faultOfUrl(url: string): string | null {
  if (/^sqlite:.+$/.test(url)) return null
  try {
    if (!url.startsWith('mysql://')) throw new Error('应以 mysql:// 或 sqlite: 开头')
    readMysqlUrl(url)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
