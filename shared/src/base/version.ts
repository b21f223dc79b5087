import { type Decision, type Refusal, refuse } from './refusal.js'

/** The product's version, of client and server alike: major.minor.patch. Every package.json says the same. */
export const VERSION = '0.2.0'

/** Said with each request of the product's own clients, as `weapp/0.2.0`; other systems say nothing. */
export const CLIENT_HEADER = 'x-gongkai-client'
/** Said with each answer. The server of 0.1.0 says nothing. */
export const SERVER_HEADER = 'x-gongkai-server'

/** The oldest client that this server works with. */
export const OLDEST_CLIENT = '0.1.0'
/** The oldest server that this client works with. */
export const OLDEST_SERVER = '0.1.0'
/** Client and server of this version said none. */
const BEFORE_VERSIONS = '0.1.0'

export type Platform = 'weapp' | 'h5'
/** One of the product's own clients. */
export interface Client {
  platform: Platform
  version: string
}

const SAID = /^(weapp|h5)\/(\d{1,5}\.\d{1,5}\.\d{1,5})$/
/** WeChat itself writes where a mini-program's request comes from. */
const FROM_WECHAT = /^https:\/\/servicewechat\.com\//

/**
 * The client that asks, by what the request says of it; null for another system, `malformed` where the version is not one.
 *
 * @param said the header CLIENT_HEADER
 * @param referer the header Referer: the mini-program of 0.1.0 is known by it
 */
export function clientOf(said: string | undefined, referer: string | undefined): Client | null | 'malformed' {
  if (said === undefined)
    return FROM_WECHAT.test(referer ?? '') ? { platform: 'weapp', version: BEFORE_VERSIONS } : null
  const [, platform, version] = SAID.exec(said) ?? []
  return platform && version ? { platform: platform as Platform, version } : 'malformed'
}

/** The server's version by its answer. */
export const serverOf = (said: string | undefined): string =>
  said && /^\d+\.\d+\.\d+$/.test(said) ? said : BEFORE_VERSIONS

/** Negative where `a` is older than `b`, positive where it is newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const apart = left.findIndex((part, index) => part !== right[index])
  return apart < 0 ? 0 : (left[apart] ?? 0) - (right[apart] ?? 0)
}

/** The way on for users of an older client. */
const WAY_ON: Readonly<Record<Platform, string>> = {
  weapp: '请更新小程序（关闭后重新打开）再办理',
  h5: '请刷新页面再办理',
}

/** An older client that this server no longer understands, for all it asks or for this step. */
export const clientTooOld = ({ platform }: Client): Refusal =>
  refuse('client.too-old', '', `当前版本较旧，需要更新：${WAY_ON[platform]}，已填写的内容会保留在本机`)

/** A newer client that this server does not understand yet. */
export const SERVER_TOO_OLD: Refusal = refuse(
  'server.too-old',
  '',
  '服务器正在升级，这一步暂时不能办理；已填写的内容保留在本机，请稍后再试',
)

/** Whether the server works with a client at all. */
export const decideClient = (client: Client, oldest: string): Decision =>
  compareVersions(client.version, oldest) < 0 ? [clientTooOld(client)] : []

/**
 * Why client and server do not understand each other in one step; null where it is not for their versions.
 *
 * @param unknown something was asked or sent that the server does not know
 * @param missing something was not sent that the server needs
 */
export function misunderstood(
  client: Client,
  server: string,
  { unknown, missing }: { unknown: boolean; missing: boolean },
): Refusal | null {
  const newer = compareVersions(client.version, server)
  if (newer > 0 && unknown) return SERVER_TOO_OLD
  return newer < 0 && (unknown || missing) ? clientTooOld(client) : null
}
