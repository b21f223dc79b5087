import type { PictureProps } from './link-props'

export function Picture({ className, source, label }: PictureProps) {
  return <img className={className} src={source} alt={label} />
}
