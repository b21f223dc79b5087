import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { TABS } from '@/routes'
import { Button } from '@/ui/button'
import { unreadCount } from './api'

const TODO = Object.keys(TABS).indexOf('todo')

/** The way to one's 消息, with how many are unread; the tab of the 工作台 says so too. */
export function InboxLink({ account }: { account: string }) {
  const query = useQuery(`unread/${account}`, unreadCount)
  const unread = query.data?.unread ?? 0
  useEffect(() => {
    if (query.data === null) return
    // Only a hint: WeChat refuses it while another than a tab page is in front.
    const shown =
      unread > 0
        ? Taro.setTabBarBadge({ index: TODO, text: unread > 99 ? '99+' : String(unread) })
        : Taro.removeTabBarBadge({ index: TODO })
    shown.catch(() => {})
  }, [query.data, unread])
  return (
    <Button kind="plain" onPress={() => open('inbox')}>
      {unread > 0 ? `消息（${unread}）` : '消息'}
    </Button>
  )
}
