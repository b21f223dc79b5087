import { refuse } from '@gongkai/shared/base/refusal'
import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import { Refused } from '../http/refused.js'
import { AccessToken } from './access-token.js'
import { LOST_ANSWER, NO_ANSWER, WeChatFault } from './wechat-fault.js'
import type { WeChatSettings } from './wechat-settings.js'

const PATIENCE_MS = 5_000
/** subscribeMessage.send, as a fault names it */
export const SEND = 'subscribe/send'

interface Answer {
  errcode?: number
  [key: string]: unknown
}

/**
 * WeChat's servers, as far as they are needed (docs/wechat-interfaces.md). Every method throws a WeChatFault; addresses and
 * bodies are never logged, they hold the secret, tokens and people.
 */
export class WeChat {
  private readonly logger = new Logger('wechat')
  private readonly token: AccessToken
  private readonly patienceMs = PATIENCE_MS

  constructor(
    dataSource: DataSource,
    private readonly known: WeChatSettings | null,
  ) {
    this.token = new AccessToken(dataSource, known?.appId ?? '', () => this.newToken())
  }

  /** false: the district has no mini-program */
  get exists(): boolean {
    return this.known !== null
  }

  /** @throws Refused 422 where the district has no mini-program */
  get settings(): WeChatSettings {
    if (!this.known) throw new Refused(422, [refuse('wechat.none', '', '本区还没有接入微信，请用账号和密码登录')])
    return this.known
  }

  /** code2Session: the WeChat user on the phone. The session key is of no use here and not kept. */
  async openidOf(code: string): Promise<string> {
    const { appId, secret } = this.settings
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
    const { openid } = await this.ask('code2Session', `/sns/jscode2session?${query}`)
    return text(openid, 'code2Session')
  }

  /** getuserphonenumber: the number that WeChat has verified; without 86 in front, others with their country's code. */
  async phoneOf(code: string): Promise<string> {
    const answer = await this.askWithToken('getuserphonenumber', '/wxa/business/getuserphonenumber', { code })
    const { purePhoneNumber, countryCode } = (answer.phone_info ?? {}) as Record<string, unknown>
    const number = text(purePhoneNumber, 'getuserphonenumber')
    return countryCode === '86' ? number : `+${countryCode}${number}`
  }

  /** getUnlimitedQRCode: the image of a 小程序码. */
  async code({ page, scene }: { page: string; scene: string }): Promise<Buffer> {
    const { build } = this.settings
    // Only the released build has all its pages known to WeChat.
    const body = { page, scene, check_path: build === 'release', env_version: build, width: 430 }
    const answer = await this.askWithToken('getwxacodeunlimit', '/wxa/getwxacodeunlimit', body)
    if (!Buffer.isBuffer(answer.image)) throw new WeChatFault(NO_ANSWER, 'getwxacodeunlimit')
    return answer.image
  }

  /** subscribeMessage.send */
  async send(openid: string, templateId: string, page: string, data: Record<string, { value: string }>): Promise<void> {
    const state = { release: 'formal', trial: 'trial', develop: 'developer' }[this.settings.build]
    await this.askWithToken(SEND, '/cgi-bin/message/subscribe/send', {
      touser: openid,
      template_id: templateId,
      page,
      data,
      miniprogram_state: state,
      lang: 'zh_CN',
    })
  }

  /** msgSecCheck (version 2) of what somebody who used the app within two hours has written. */
  async judge(openid: string, content: string): Promise<'pass' | 'review' | 'risky'> {
    const answer = await this.askWithToken('msg_sec_check', '/wxa/msg_sec_check', {
      version: 2,
      scene: 2,
      openid,
      content,
    })
    const { suggest } = (answer.result ?? {}) as Record<string, unknown>
    if (suggest === 'pass' || suggest === 'review' || suggest === 'risky') return suggest
    throw new WeChatFault(NO_ANSWER, 'msg_sec_check')
  }

  private async newToken() {
    const { appId, secret } = this.settings
    const { access_token, expires_in } = await this.ask('stable_token', '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret,
    })
    return { token: text(access_token, 'stable_token'), expiresInS: Number(expires_in) }
  }

  /** Asks with the access token; with a new one once, where the first is no longer good. */
  private async askWithToken(what: string, path: string, body: object): Promise<Answer> {
    const token = await this.token.get()
    const withToken = (token: string) => this.ask(what, `${path}?${new URLSearchParams({ access_token: token })}`, body)
    try {
      return await withToken(token)
    } catch (error) {
      if (!(error instanceof WeChatFault && error.ofToken)) throw error
      return withToken(await this.token.get(token))
    }
  }

  private async ask(what: string, path: string, body?: object): Promise<Answer> {
    let answer: Answer
    try {
      const reply = await fetch(`${this.settings.api}${path}`, {
        signal: AbortSignal.timeout(this.patienceMs),
        ...(body
          ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
          : {}),
      })
      if (!reply.ok) throw new Error(`HTTP ${reply.status}`)
      answer = /^image\//.test(reply.headers.get('content-type') ?? '')
        ? { image: Buffer.from(await reply.arrayBuffer()) }
        : ((await reply.json()) as Answer)
    } catch (error) {
      const code = isLost(error) ? LOST_ANSWER : NO_ANSWER
      this.logger.warn(`${what}: ${code}`)
      throw new WeChatFault(code, what)
    }
    if (answer?.errcode) {
      this.logger.warn(`${what}: ${answer.errcode}`)
      throw new WeChatFault(answer.errcode, what)
    }
    return answer
  }
}

/** The question was under way when the time was up or the line broke. */
function isLost(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  const code = cause?.code ?? ''
  return name === 'TimeoutError' || ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT'].includes(code)
}

function text(value: unknown, what: string): string {
  if (typeof value === 'string' && value) return value
  throw new WeChatFault(NO_ANSWER, what)
}
