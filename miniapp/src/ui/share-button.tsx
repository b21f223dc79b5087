import { Button } from '@tarojs/components'
import type { ShareProps } from './link-props'

/** WeChat's own share card; the page fills it (useShareAppMessage). */
export function ShareButton({ children }: ShareProps) {
  return (
    <Button className="press btn primary" hoverClass="press-on" openType="share">
      {children}
    </Button>
  )
}
