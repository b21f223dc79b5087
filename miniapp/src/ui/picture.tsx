import { Image } from '@tarojs/components'
import type { PictureProps } from './link-props'

export function Picture({ className, source, label }: PictureProps) {
  // Taro's types do not know the aria-* props of plugins/aria.
  const named: object = { 'aria-role': 'img', 'aria-label': label }
  return <Image className={className} src={source} mode="aspectFit" {...named} />
}
