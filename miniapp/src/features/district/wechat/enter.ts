import type { WeChatSignInResponse } from '@gongkai/shared/district/wechat/wechat.contract'
import { openTab, startAt } from '@/platform/navigate'
import { keepSession } from '@/platform/session'
import { loginCode } from '@/platform/wechat'
import { signInWithWeChat } from './api'

/** Signed in: keeps the session and goes to the 工作台; anything else is answered for the page to show. */
export function enter(answer: WeChatSignInResponse): WeChatSignInResponse {
  if (answer.state === 'signed-in') {
    if (keepSession(answer)) startAt('todo')
    else openTab('todo')
  }
  return answer
}

/** By a tap, as one of several posts where `account` is given. */
export const enterByWeChat = async (account?: string): Promise<WeChatSignInResponse> =>
  enter(await signInWithWeChat({ code: await loginCode(), ...(account === undefined ? {} : { account }) }))
