import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'

/**
 * WeChat's servers, played by their documented protocol over HTTP: it refuses what the real ones refuse, with their codes. The methods play
 * the phone's WeChat (logging in, saying yes to a message, scanning). The only clock is the machine's.
 */
export const APP_ID = 'wx0123456789abcdef'
export const SECRET = 'the secret of the fake'
const CODE_GOOD_MS = 5 * 60_000
const TOKEN_GOOD_S = 7200
const SEEN_WITHIN_MS = 2 * 3600_000
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
/** The texts that a field of a message takes, by the letters before its number. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  phrase: /^[\u4e00-\u9fff]{1,5}$/u,
  name: /^(\p{Script=Han}{1,10}|[\x20-\x7e]{1,20})$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/,
  time: /^(\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日? )?\d{2}:\d{2}(:\d{2})?$/,
}

export interface Template {
  id: string
  fields: readonly string[]
  longTerm?: boolean
}
export interface Sent {
  openid: string
  templateId: string
  page: string
  state: string
  data: Record<string, { value: string }>
}
type Body = Record<string, unknown>
type Broken = number | 'silence' | 'gibberish' | 'bad gateway' | 'lost'
const OK: Body = { errcode: 0, errmsg: 'ok' }
class Fault extends Error {
  constructor(readonly errcode: number) {
    super(String(errcode))
  }
}

export type FakeWeChat = Awaited<ReturnType<typeof startFakeWeChat>>

export async function startFakeWeChat(templates: readonly Template[] = [], pages: readonly string[] | null = null) {
  const codes = new Map<string, { openid: string; until: number; used: boolean }>()
  const phoneCodes = new Map<string, { phone: string; country: string; until: number; used: boolean }>()
  const seen = new Map<string, number>()
  const credits = new Map<string, number>()
  const signInsInAMinute = new Map<string, number[]>()
  const tokens: { token: string; until: number }[] = []
  const leftToday = new Map<string, number>()
  const broken: { path: string; fault: Broken; times: number }[] = []
  const asked: string[] = []
  const sent: Sent[] = []

  const creditKey = (openid: string, templateId: string) => `${openid} ${templateId}`
  const newest = () => tokens.at(-1)
  const need = (body: Body, key: string, errcode: number): string => {
    if (typeof body[key] !== 'string' || !body[key]) throw new Fault(errcode)
    return body[key] as string
  }

  function session(query: URLSearchParams): Body {
    if (query.get('appid') !== APP_ID) throw new Fault(40013)
    if (query.get('secret') !== SECRET) throw new Fault(40125)
    if (query.get('grant_type') !== 'authorization_code') throw new Fault(40002)
    const code = codes.get(query.get('js_code') ?? '')
    if (!code || code.until < Date.now()) throw new Fault(40029)
    if (code.used) throw new Fault(40163)
    const recent = (signInsInAMinute.get(code.openid) ?? []).filter((at) => at > Date.now() - 60_000)
    if (recent.length >= 100) throw new Fault(45011)
    signInsInAMinute.set(code.openid, [...recent, Date.now()])
    code.used = true
    return { openid: code.openid, session_key: randomBytes(16).toString('base64') }
  }

  function stableToken(body: Body): Body {
    if (body.grant_type !== 'client_credential') throw new Fault(40002)
    if (body.appid !== APP_ID) throw new Fault(40013)
    if (body.secret !== SECRET) throw new Fault(40125)
    const left = ((newest()?.until ?? 0) - Date.now()) / 1000
    // In the ordinary mode the same token is given until its last five minutes.
    if (body.force_refresh || left < 300)
      tokens.push({ token: `fake_${randomBytes(30).toString('hex')}`, until: Date.now() + TOKEN_GOOD_S * 1000 })
    const { token, until } = newest() as { token: string; until: number }
    return { access_token: token, expires_in: Math.round((until - Date.now()) / 1000) }
  }

  function checkToken(query: URLSearchParams): void {
    const given = query.get('access_token')
    if (!given) throw new Fault(41001)
    const known = tokens.find(({ token }) => token === given)
    if (!known) throw new Fault(40001)
    if (known.until < Date.now()) throw new Fault(42001)
  }

  function phoneNumber(body: Body): Body {
    const code = phoneCodes.get(need(body, 'code', 40013))
    if (!code || code.used || code.until < Date.now()) throw new Fault(40029)
    code.used = true
    return {
      phone_info: {
        phoneNumber: code.country === '86' ? code.phone : `+${code.country}${code.phone}`,
        purePhoneNumber: code.phone,
        countryCode: code.country,
        watermark: { timestamp: Math.floor(Date.now() / 1000), appid: APP_ID },
      },
    }
  }

  function subscribeSend(body: Body): Body {
    const openid = need(body, 'touser', 40003)
    if (!seen.has(openid)) throw new Fault(40003)
    const template = templates.find(({ id }) => id === body.template_id)
    if (!template) throw new Fault(40037)
    const [path = ''] = String(body.page ?? '').split('?')
    if (body.page !== undefined && (path.startsWith('/') || (pages && !pages.includes(path)))) throw new Fault(41030)
    if (!['developer', 'trial', 'formal', undefined].includes(body.miniprogram_state as string)) throw new Fault(47003)
    const data = (body.data ?? {}) as Sent['data']
    if (Object.keys(data).sort().join() !== [...template.fields].sort().join()) throw new Fault(47003)
    for (const [field, { value }] of Object.entries(data))
      if (!FIELDS[field.replace(/\d+$/, '')]?.test(value)) throw new Fault(47003)
    const key = creditKey(openid, template.id)
    const left = credits.get(key) ?? 0
    if (left < 1) throw new Fault(43101)
    if (!template.longTerm) credits.set(key, left - 1)
    sent.push({
      openid,
      templateId: template.id,
      page: String(body.page ?? ''),
      state: String(body.miniprogram_state ?? 'formal'),
      data,
    })
    return { msgid: sent.length }
  }

  function unlimitedCode(body: Body): Buffer {
    const scene = String(body.scene ?? '')
    if (!SCENE.test(scene)) throw new Fault(40169)
    const page = String(body.page ?? '')
    if (page.startsWith('/') || page.includes('?')) throw new Fault(41030)
    if (body.check_path !== false && pages && !pages.includes(page)) throw new Fault(41030)
    if (!['release', 'trial', 'develop', undefined].includes(body.env_version as string)) throw new Fault(40097)
    return picture(`${page}?scene=${encodeURIComponent(scene)}`)
  }

  function judge(body: Body): Body {
    if (body.version !== 2 || ![1, 2, 3, 4].includes(body.scene as number)) throw new Fault(40097)
    const content = need(body, 'content', 40097)
    if (content.length > 2500) throw new Fault(40097)
    const openid = need(body, 'openid', 40003)
    if (!seen.has(openid)) throw new Fault(40003)
    if ((seen.get(openid) ?? 0) < Date.now() - SEEN_WITHIN_MS) throw new Fault(61010)
    const suggest = content.includes('赌博') ? 'risky' : content.includes('可疑') ? 'review' : 'pass'
    return {
      result: { suggest, label: suggest === 'pass' ? 100 : 20006 },
      detail: [],
      trace_id: randomBytes(8).toString('hex'),
    }
  }

  const withToken: Record<string, (body: Body) => Body | Buffer> = {
    '/wxa/business/getuserphonenumber': phoneNumber,
    '/cgi-bin/message/subscribe/send': subscribeSend,
    '/wxa/getwxacodeunlimit': unlimitedCode,
    '/wxa/msg_sec_check': judge,
  }

  async function answer(request: IncomingMessage): Promise<Body | Buffer | Exclude<Broken, number>> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked.push(pathname)
    const fault = broken.find((item) => item.path === pathname && item.times > 0)
    if (fault) {
      fault.times--
      if (typeof fault.fault === 'number') throw new Fault(fault.fault)
      if (fault.fault === 'lost') await perform(request.method, pathname, searchParams, chunks)
      return fault.fault
    }
    return perform(request.method, pathname, searchParams, chunks)
  }

  async function perform(
    method: string | undefined,
    pathname: string,
    searchParams: URLSearchParams,
    chunks: Buffer[],
  ) {
    if (pathname === '/sns/jscode2session') {
      if (method !== 'GET') throw new Fault(43001)
      return session(searchParams)
    }
    if (method !== 'POST') throw new Fault(43002)
    let body: Body
    try {
      body = JSON.parse(Buffer.concat(chunks).toString()) as Body
    } catch {
      throw new Fault(47001)
    }
    if (pathname === '/cgi-bin/stable_token') return stableToken(body)
    const serve = withToken[pathname]
    if (!serve) throw new Fault(40066)
    checkToken(searchParams)
    const left = leftToday.get(pathname) ?? Number.POSITIVE_INFINITY
    if (left < 1) throw new Fault(45009)
    leftToday.set(pathname, left - 1)
    return serve(body)
  }

  const server = createServer((request, reply) => {
    answer(request)
      .catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error
        return { errcode: error.errcode, errmsg: `refused rid: ${randomBytes(8).toString('hex')}` }
      })
      .then((outcome) => {
        if (outcome === 'silence' || outcome === 'lost') return
        if (outcome === 'bad gateway') return reply.writeHead(502, { 'content-type': 'application/json' }).end('{}')
        if (outcome === 'gibberish') return reply.end('<html>502 Bad Gateway</html>')
        if (Buffer.isBuffer(outcome)) return reply.setHeader('content-type', 'image/png').end(outcome)
        reply.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify({ ...OK, ...outcome }))
      })
      .catch((error: unknown) => reply.writeHead(500).end(String(error)))
  })
  // Longer than a test lasts: a request on a line that is just being closed has no answer.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** paths in the order they were asked for */ asked,
    /** messages that reached their phones */ sent,
    /** wx.login on the phone of `openid`: a code, good once and for five minutes */
    login(openid: string, goodForMs = CODE_GOOD_MS): string {
      const code = `0${randomBytes(15).toString('hex')}`
      codes.set(code, { openid, until: Date.now() + goodForMs, used: false })
      seen.set(openid, Date.now())
      return code
    },
    /** The getPhoneNumber button, agreed to. */
    phone(phone: string, country = '86', goodForMs = CODE_GOOD_MS): string {
      const code = randomBytes(32).toString('hex')
      phoneCodes.set(code, { phone, country, until: Date.now() + goodForMs, used: false })
      return code
    },
    /** wx.requestSubscribeMessage, agreed to. */
    subscribe(openid: string, templateId: string): void {
      const key = creditKey(openid, templateId)
      credits.set(key, (credits.get(key) ?? 0) + 1)
    },
    /** The user takes back every yes, in WeChat's own settings. */
    unsubscribe(openid: string): void {
      for (const key of credits.keys()) if (key.startsWith(`${openid} `)) credits.set(key, 0)
    },
    creditsOf: (openid: string, templateId: string) => credits.get(creditKey(openid, templateId)) ?? 0,
    /** The user was last seen so long ago. */
    lastSeen: (openid: string, msAgo: number) => seen.set(openid, Date.now() - msAgo),
    /** The next `times` requests to `path` fail: with a code, with silence, with no JSON or a gateway's; or are done and never answered. */
    break: (path: string, fault: Broken, times = 1) => broken.push({ path, fault, times }),
    mend: () => broken.splice(0),
    /** The line breaks for all who wait for an answer. */
    hangUp: () => server.closeAllConnections(),
    /** So many calls of `path` are left of the day's quota. */
    quota: (path: string, left: number) => leftToday.set(path, left),
    /** Midnight: every quota is full again. */
    nextDay: () => leftToday.clear(),
    /** Somebody else of the same mini-program forced a new token: the one in use is no longer good. */
    dropTokens(): void {
      tokens.splice(0)
    },
    tokens: () => tokens.map(({ token }) => token),
    /** The page and query that a phone is led to by scanning the picture. */
    scan: read,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const SIDE = 64

/** A square PNG that keeps `text` in a text chunk, as a 小程序码 keeps it in its rays. */
function picture(text: string): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.from(
    Array.from({ length: SIDE * (SIDE + 1) }, (_, at) => {
      const [y, x] = [Math.floor(at / (SIDE + 1)), (at % (SIDE + 1)) - 1]
      return x < 0 ? 0 : Math.hypot(x - SIDE / 2, y - SIDE / 2) % 8 < 4 ? 0 : 255
    }),
  )
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([size, named, check])
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`scene\0${text}`)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function read(image: Buffer): string {
  const at = image.indexOf('tEXtscene\0')
  if (at < 0) throw new Error('no code on this picture')
  return image.toString('latin1', at + 10, at + 4 + image.readUInt32BE(at - 4))
}
