import { Image } from '@tarojs/components'
import type { SizedPictureProps } from './link-props'

export function SizedPicture({ className, source, label, width, height }: SizedPictureProps) {
  // Taro's types do not know the aria-* props of plugins/aria.
  const named: object = { 'aria-role': 'img', 'aria-label': label }
  // An Image has no size of its own: as high as its width makes it, at most as the photo is.
  const style = { maxWidth: `${width}px`, aspectRatio: `${width} / ${height}` }
  return <Image className={className} style={style} src={source} mode="aspectFill" lazyLoad {...named} />
}
