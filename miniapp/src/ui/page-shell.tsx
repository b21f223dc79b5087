import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { PageBar } from './page-bar'

/** The width and padding of a page; `foot` is the bar with the next act, in the thumb's reach. */
export function PageShell({ children, hero, foot }: { children: ReactNode; hero?: ReactNode; foot?: ReactNode }) {
  return (
    <View className={`shell ${foot ? 'with-foot' : ''}`}>
      <PageBar />
      {hero}
      <View className="shell-body">{children}</View>
      {foot ? (
        <View className="foot">
          <View className="foot-in">{foot}</View>
        </View>
      ) : null}
    </View>
  )
}
