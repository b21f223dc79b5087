import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/platform/copy-text'
import { Button } from './button'
import type { LinkProps } from './link-props'

/**
 * WeChat opens no other sites and keeps no other files: the address is copied, to be opened in a browser. A user who does not agree to the
 * clipboard reads the address here.
 */
export function WebLink({ url, primary, quiet, label, children }: LinkProps) {
  const [written, setWritten] = useState(false)
  const copy = () =>
    copyText(url, '网址已复制，请在浏览器中打开', '网址写在按钮下面，请长按选取').then((copied) => setWritten(!copied))
  return (
    <View className="stack tight">
      <Button kind={quiet ? 'link' : primary ? 'primary' : 'plain'} label={label} onPress={copy}>
        {children}
      </Button>
      {written ? (
        <Text className="muted pre" userSelect>
          {url}
        </Text>
      ) : null}
    </View>
  )
}
