import { Clock } from '@gongkai/server/platform/clock'
import type { WeChatSettings } from '@gongkai/server/platform/wechat/wechat-settings'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type {
  GivenInvitation,
  InviteePage,
  InviteeView,
  WeChatSignInResponse,
} from '@gongkai/shared/district/wechat/wechat.contract'
import { pageUrl, SUB_PACKAGES, TABS } from '../../miniapp/src/routes'
import { done } from './acting'
import { type Answer, openDistrict } from './district'
import { APP_ID, SECRET, startFakeWeChat } from './fake-wechat'

const FIELDS = { thing1: 'title', thing2: 'unit', date3: 'date', thing4: 'text' } as const
export const TEMPLATES: WeChatSettings['templates'] = [
  { kind: 'due-soon', id: 'template-due', longTerm: false, fields: FIELDS },
  { kind: 'returned', id: 'template-returned', longTerm: false, fields: FIELDS },
  { kind: 'approved', id: 'template-approved', longTerm: false, fields: FIELDS },
  { kind: 'nudged', id: 'template-nudged', longTerm: false, fields: FIELDS },
  { kind: 'published', id: 'template-published', longTerm: true, fields: FIELDS },
]
export const PAGES = [
  ...Object.values(TABS).map(({ path }) => path),
  ...Object.values(SUB_PACKAGES).flatMap((pages) =>
    Object.keys(pages).map((page) => pageUrl(page as 'signIn').replace(/^\//, '')),
  ),
]
export const settingsOf = (api: string, more: Partial<WeChatSettings> = {}): WeChatSettings => ({
  api,
  appId: APP_ID,
  secret: SECRET,
  build: 'release',
  templates: TEMPLATES,
  ...more,
})

/** The small district with a mini-program, on WeChat's servers as far as they can be had. */
export async function openWeChatDistrict(url: string, options: Parameters<typeof openDistrict>[1] = {}) {
  const wechat = await startFakeWeChat(
    TEMPLATES.map(({ id, longTerm, fields }) => ({ id, longTerm, fields: Object.keys(fields) })),
    PAGES,
  )
  const district = await openDistrict(url, { ...options, wechat: settingsOf(wechat.api) })
  const clock = district.app.get(Clock)
  const ownNow = clock.now.bind(clock)

  const send = async <Body>(path: string, payload: object, agent = 'MicroMessenger iPhone'): Promise<Answer<Body>> => {
    const reply = await district.app.inject({
      method: 'POST',
      url: `/api/${path}`,
      headers: { 'user-agent': agent },
      payload,
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  type SignedIn = Extract<WeChatSignInResponse, { state: 'signed-in' }> & { refusals: Refusal[] }
  const signIn = (openid: string, more: object = {}) =>
    send<SignedIn>('session/wechat', { code: wechat.login(openid), ...more })
  const bind = (openid: string, by: object) =>
    send<SignedIn>('session/wechat/binding', { code: wechat.login(openid), ...by })
  const invitees = async (by: string, query = '') =>
    done(await district.call<InviteePage>(by, 'GET', `/api/wechat-invitations${query}`))
  const invite = async (by: string, account: string): Promise<Answer<GivenInvitation>> => {
    const { items } = await invitees('office', `?q=${account}`)
    const { accountId } = items.find((item) => item.account === account) as InviteeView
    return district.call<GivenInvitation>(by, 'POST', '/api/wechat-invitations', { accountId })
  }
  /** With the token of its holder. */
  const as = async <Body>(token: string, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const reply = await district.app.inject({
      method,
      url: `/api/${path}`,
      headers: { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    })
    return { status: reply.statusCode, body: (reply.body ? reply.json() : null) as Body }
  }
  return {
    district,
    wechat,
    send,
    as,
    signIn,
    bind,
    invite,
    invitees,
    /** An invitation by the office, taken up by `openid`. */
    bound: async (openid: string, account: string) =>
      done(await bind(openid, { invitation: done(await invite('office', account)).code })),
    /** The server's clock goes on by so much. */
    later(ms: number): void {
      clock.now = () => new Date(ownNow().getTime() + ms)
    },
    now: () => clock.now(),
    close: async () => {
      await district.close()
      await wechat.close()
    },
  }
}
export type WeChatDistrict = Awaited<ReturnType<typeof openWeChatDistrict>>
