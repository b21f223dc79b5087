import { WeChatFault } from '../../platform/wechat/wechat-fault.js'

/** WeChat's answer; its fault as the person who asked is told. @throws Refused */
export async function askWeChat<T>(asked: Promise<T>, at = ''): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof WeChatFault ? error.refused(at) : error
  }
}
