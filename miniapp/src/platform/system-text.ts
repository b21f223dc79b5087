import Taro from '@tarojs/taro'

/** How much larger than WeChat's standard (16 px, 17 on an iPhone) the user has set its text. 1 where WeChat does not tell. */
export function systemTextScale(): number {
  // Old WeChat versions know only the second.
  const info = (Taro.canIUse('getAppBaseInfo') ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync()) as {
    fontSizeSetting?: number
  }
  const size = info.fontSizeSetting ?? 0
  return size > 17 ? size / 16 : 1
}
