import type { SizedPictureProps } from './link-props'

export function SizedPicture({ className, source, label, width, height }: SizedPictureProps) {
  return (
    <img className={className} src={source} alt={label} width={width} height={height} loading="lazy" decoding="async" />
  )
}
