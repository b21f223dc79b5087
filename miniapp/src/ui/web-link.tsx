import Taro from '@tarojs/taro'
import { done } from '@/platform/navigate'
import { Button } from './button'
import type { LinkProps } from './link-props'

/** WeChat opens no other sites and keeps no other files: the address is copied, to be opened in a browser. */
export function WebLink({ url, primary, children }: LinkProps) {
  const copy = () =>
    Taro.setClipboardData({ data: url }).then(
      () => done('网址已复制，请在浏览器中打开'),
      () => done('没有复制成功'),
    )
  return (
    <Button kind={primary ? 'primary' : 'plain'} onPress={copy}>
      {children}
    </Button>
  )
}
