import Taro from '@tarojs/taro'

/** WeChat reads a code with the phone's camera. */
export const CAN_SCAN = true

/** The page that a 小程序码 opens, or the words of another code; '' where the user gave up. */
export function scanCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.scanCode({
      success: ({ path, result }) => resolve(path || result),
      fail: ({ errMsg }) =>
        errMsg.includes('cancel') ? resolve('') : reject(new Error('没有扫到二维码，请再试一次，或按名称查找')),
    })
  })
}
