import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import {
  CLIENT_HEADER,
  type Client,
  clientTooOld,
  misunderstood,
  SERVER_HEADER,
  SERVER_TOO_OLD,
  serverOf,
  VERSION,
} from '@gongkai/shared/base/version'
import Taro from '@tarojs/taro'
import { pageUrl } from '@/routes'
import { forgetSession, sessionChanged, sessionToken, takenOver } from './session'
import { noteServer } from './update'
import { tellUpdate } from './update-notice'

const base = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API_BASE

/** The address where the API answers a path, for a file to be opened or passed on, which `request` does not read. */
export const addressOf = (path: string) =>
  process.env.TARO_ENV === 'h5' ? `${location.origin}/api${path}` : `${base}/api${path}`

const own: Client = { platform: process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp', version: VERSION }
/** As each request says who asks, a download too. */
export const CLIENT = `${own.platform}/${own.version}`

/** The words for an answer that gave no reason of its own; status 0: there was no answer. */
const unexplained = (status: number) =>
  status === 0 ? '没有连上服务器，请检查网络后再试' : '服务暂时不可用，请稍后再试'

export class ApiError extends Error {
  constructor(
    /** of HTTP; 0: the server was not reached */ readonly status: number,
    readonly refusals: Refusal[],
    readonly body: unknown,
  ) {
    super(refusals.map((refusal) => refusal.text).join('；') || unexplained(status))
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One call of the API. A 401 outside of signing in leads to the sign-in page, a given password to its change. */
export function request<T>(method: Method, path: string, data?: unknown): Promise<T> {
  return send<T>(method, path, data)
}

/** The answer as the bytes of a file; to a POST of `data`, where it is given. */
export function requestFile(path: string, data?: unknown): Promise<ArrayBuffer> {
  return send<ArrayBuffer>(data === undefined ? 'GET' : 'POST', path, data, 'arraybuffer')
}

async function send<T>(
  method: Method,
  path: string,
  data: unknown,
  responseType: 'text' | 'arraybuffer' = 'text',
): Promise<T> {
  const taken = takenOver()
  // Nothing of these pages goes out under another's name; signing in is how to go on.
  if (taken && path !== '/session') {
    sessionChanged()
    throw new ApiError(401, [refuse('session.taken-over', '', notDoneAs(taken.by.name))], null)
  }
  const token = sessionToken()
  const header: Record<string, string> = { [CLIENT_HEADER]: CLIENT }
  if (token) header.Authorization = `Bearer ${token}`
  // a file goes as it is
  const file = data instanceof ArrayBuffer
  if (data !== undefined) header['Content-Type'] = file ? 'application/octet-stream' : 'application/json'
  let response: Taro.request.SuccessCallbackResult
  try {
    response = await Taro.request({
      url: `${base}/api${path}`,
      method,
      header,
      data: data === undefined || file ? data : JSON.stringify(data),
      responseType,
      // a file of 20 MB takes its time over a phone's network
      timeout: file || responseType === 'arraybuffer' ? 120_000 : 20_000,
    })
  } catch (error) {
    // Taro on H5 rejects for some statuses with the response itself.
    const failed = error as { statusCode?: number; status?: number }
    if (!failed.statusCode) throw new ApiError(0, [], null)
    response = error as Taro.request.SuccessCallbackResult
  }
  const server = serverOf(headerOf(response.header, SERVER_HEADER))
  noteServer(server)
  if (response.statusCode >= 200 && response.statusCode < 300) return response.data as T
  // The session that ran out, not one that has begun since.
  if (response.statusCode === 401 && path !== '/session' && sessionToken() === token) {
    forgetSession()
    leadToSignIn()
  }
  const body = response.data as { refusals?: Refusal[] } | null
  if (body?.refusals?.some(({ code }) => code === 'account.must-change-password'))
    Taro.redirectTo({ url: pageUrl('password') })
  const refusals = body?.refusals ?? []
  judge(response.statusCode, refusals)
  // A server from before this client knew what it sent or asked for; a later one says so itself.
  const notYet = misunderstood(own, server, { unknown: refusals.some(unknownThere), missing: false })
  if (notYet === SERVER_TOO_OLD) throw new ApiError(503, [notYet], body)
  throw new ApiError(response.statusCode, refusals, body)
}

/** The page in front, or on its way there: in a browser the address says so at once. */
const front = () =>
  process.env.TARO_ENV === 'h5' ? location.hash.slice(1) : `/${Taro.getCurrentPages().at(-1)?.route ?? ''}`
let leading = false
/** Once, however many of a page's reads were refused: two ways to one page at a time leave H5's router with an empty screen. */
function leadToSignIn(): void {
  if (leading || front().startsWith(pageUrl('signIn'))) return
  leading = true
  const led = () => {
    leading = false
  }
  Taro.navigateTo({ url: pageUrl('signIn') }).then(led, led)
}

/** 426: the server no longer works with this version of the app, or not for this step; told once, not for each answer. */
export function judge(status: number, refusals: readonly Refusal[]): void {
  if (status === 426) tellUpdate({ kind: 'too-old', text: (refusals[0] ?? clientTooOld(own)).text })
}

const notDoneAs = (name: string) => `这个浏览器已换成${name}登录，这一步没有办理`

/** In the words of the server of 0.1.0: a field or an address that it does not have. */
const unknownThere = ({ code, text }: Refusal) =>
  code === 'request.whitelistValidation' || (code === 'not-found' && text === '没有这个地址')

/** Phones write the names of headers as they like. */
function headerOf(headers: Record<string, unknown> | undefined, name: string): string | undefined {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)
  return found && String(found[1])
}

/** `?a=1&b=2` of what is set. */
export function queryString(query: object): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
