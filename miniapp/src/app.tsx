import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { watchPrivacy } from '@/platform/privacy'
import { watchUpdates } from '@/platform/update'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacy()
    watchUpdates()
  })
  return children
}
