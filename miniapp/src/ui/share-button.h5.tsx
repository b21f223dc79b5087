import Taro from '@tarojs/taro'
import { done } from '@/platform/navigate'
import { Button } from './button'
import type { ShareProps } from './link-props'

/** Copies the page's address, to be sent to whomever. */
export function ShareButton({ path, children }: ShareProps) {
  const copy = () =>
    Taro.setClipboardData({ data: `${location.origin}${location.pathname}#${path}` }).then(
      () => done('链接已复制，可以发给乡亲'),
      () => done('没有复制成功'),
    )
  return <Button onPress={copy}>{children}</Button>
}
