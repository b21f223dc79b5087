/** A browser: no WeChat to log in with. */
export const inWeChat = false

export async function loginCode(): Promise<string> {
  throw new Error('请在微信小程序里使用')
}

export async function subscribe(_templateIds: readonly string[]): Promise<string[]> {
  throw new Error('请在微信小程序里使用')
}
