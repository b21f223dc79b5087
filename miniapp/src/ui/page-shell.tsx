import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useTextSize } from '@/platform/text-size'
import { OtherAccount } from './other-account'
import { PageBar } from './page-bar'
import { PrivacyConsent } from './privacy-consent'
import { UpdateNotice } from './update-notice'

/** The width and padding of a page; `foot` is the bar with the next act, in the thumb's reach. */
export function PageShell({ children, hero, foot }: { children: ReactNode; hero?: ReactNode; foot?: ReactNode }) {
  const { elder, zoom } = useTextSize()
  return (
    <View className={`shell ${foot ? 'with-foot' : ''} ${elder ? 'elder' : ''}`} style={{ '--zoom': zoom } as object}>
      <PageBar />
      {hero}
      <View className="shell-body">{children}</View>
      {foot ? (
        <View className="foot">
          <View className="foot-in">{foot}</View>
        </View>
      ) : null}
      <UpdateNotice />
      <PrivacyConsent />
      <OtherAccount />
    </View>
  )
}
