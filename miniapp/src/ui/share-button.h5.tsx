import { copyText } from '@/platform/copy-text'
import { Button } from './button'
import type { ShareProps } from './link-props'

/** Copies the page's address, to be sent to whomever. */
export function ShareButton({ path, children }: ShareProps) {
  const copy = () => copyText(`${location.origin}${location.pathname}#${path}`, '链接已复制，可以发给乡亲')
  return <Button onPress={copy}>{children}</Button>
}
