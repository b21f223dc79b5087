import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { watchPrivacy } from '@/platform/privacy'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(watchPrivacy)
  return children
}
