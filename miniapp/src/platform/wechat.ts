import Taro from '@tarojs/taro'

/** Whether this runs in WeChat; its H5 twin says no. */
export const inWeChat = true

/** wx.login: a code that tells the server whose phone this is, once. */
export async function loginCode(): Promise<string> {
  try {
    return (await Taro.login()).code
  } catch {
    throw new Error('没有得到微信的登录凭证，请检查网络后再点一次')
  }
}

/**
 * Asks for messages of these templates and answers the ids the user said yes to; WeChat shows at most three in one dialog, and only after a
 * tap. A template that WeChat closed (ban) or left out (filter) was not asked about: if no other is left, it throws.
 */
export async function subscribe(templateIds: readonly string[]): Promise<string[]> {
  if (!Taro.canIUse('requestSubscribeMessage')) throw new Error('微信版本太低，不能订阅提醒，请更新微信')
  let answers: Record<string, string | undefined>
  try {
    answers = (await Taro.requestSubscribeMessage({
      tmplIds: [...templateIds],
      entityIds: [],
    })) as unknown as typeof answers
  } catch (error) {
    const { errCode } = error as { errCode?: number }
    // 20004: 订阅消息 is switched off as a whole, which only the user can change.
    if (errCode === 20004) throw new Error('您关闭了订阅消息，请在右上角“…”—“设置”—“订阅消息”里打开')
    throw new Error('没有订阅成功，请再点一次')
  }
  // Also acceptWithAudio and the like: agreed, to be told aloud.
  const agreed = templateIds.filter((id) => answers[id]?.startsWith('accept'))
  if (agreed.length === 0 && templateIds.every((id) => ['ban', 'filter'].includes(answers[id] ?? '')))
    throw new Error('这种提醒暂时不能订阅，消息仍在“消息”里')
  return agreed
}
