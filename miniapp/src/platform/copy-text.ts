import Taro from '@tarojs/taro'
import { done } from './navigate'

/**
 * Puts a text onto the clipboard and says so; if the user or the system does not let it, says what to do instead. @returns whether it is
 * there
 */
export const copyText = (text: string, copied: string, otherwise = '没有复制成功'): Promise<boolean> =>
  Taro.setClipboardData({ data: text }).then(
    () => {
      done(copied)
      return true
    },
    () => {
      done(otherwise)
      return false
    },
  )
