import Taro, { useRouter } from '@tarojs/taro'
import { type Page, pageUrl, TABS, type Tab } from '@/routes'
import { queryString } from './request'

export const open = (page: Page, query?: Record<string, string | number>) =>
  Taro.navigateTo({ url: pageUrl(page, query) })
export const openTab = (tab: Tab) => Taro.switchTab({ url: `/${TABS[tab].path}` })
/** On H5 the address says what a tab shows, so that it can be sent on and read again; in WeChat the share card does. */
export function showQuery(tab: Tab, query: object): void {
  if (process.env.TARO_ENV === 'h5')
    window.history.replaceState(window.history.state, '', `#/${TABS[tab].path}${queryString(query)}`)
}
/** Back, or to the tab when the page was opened cold. */
export const leave = (tab: Tab) => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : openTab(tab))
export const done = (title: string) => Taro.showToast({ title, icon: 'none' })

export function useParam(name: string): string {
  const value = useRouter().params[name]
  return value ? decodeURIComponent(value) : ''
}
