import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { watchOtherTabs } from '@/platform/other-tabs'
import { watchPrivacy } from '@/platform/privacy'
import { watchUpdates } from '@/platform/update'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchOtherTabs()
    watchPrivacy()
    watchUpdates()
  })
  return children
}
