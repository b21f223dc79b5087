import { copyText } from '@/platform/copy-text'
import { Button } from './button'
import type { LinkProps } from './link-props'

/** WeChat opens no other sites and keeps no other files: the address is copied, to be opened in a browser. */
export function WebLink({ url, primary, children }: LinkProps) {
  const copy = () => copyText(url, '网址已复制，请在浏览器中打开')
  return (
    <Button kind={primary ? 'primary' : 'plain'} onPress={copy}>
      {children}
    </Button>
  )
}
