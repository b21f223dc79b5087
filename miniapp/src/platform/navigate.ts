import Taro, { useRouter } from '@tarojs/taro'
import { type Page, pageUrl, TABS, type Tab } from '@/routes'
import { queryString } from './request'

export const open = (page: Page, query?: Record<string, string | number>) =>
  Taro.navigateTo({ url: pageUrl(page, query) })
export const openTab = (tab: Tab) => Taro.switchTab({ url: `/${TABS[tab].path}` })
/** Closes every page that is open. */
export const startAt = (tab: Tab) => Taro.reLaunch({ url: `/${TABS[tab].path}` })
/** The address of a tab with what it shall show, for a share card. */
export const tabUrl = (tab: Tab, query: object) => `/${TABS[tab].path}${queryString(query)}`
/**
 * On H5 the address says what a tab shows, so that it can be sent on and read again; in WeChat the share card does. The
 * router looks at the path alone: for it nothing has happened.
 */
export function showQuery(tab: Tab, query: object): void {
  if (process.env.TARO_ENV === 'h5') window.history.replaceState(window.history.state, '', `#${tabUrl(tab, query)}`)
}
/** The query in the browser's address now, still encoded; nothing in WeChat. */
export function queryShown(): Record<string, string> {
  if (process.env.TARO_ENV !== 'h5') return {}
  const [, query = ''] = location.hash.split('?')
  return Object.fromEntries(query.split('&').map((pair) => pair.split('=').slice(0, 2)))
}
/** Back, or to the tab when the page was opened cold. */
export const leave = (tab: Tab) => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : openTab(tab))
export const done = (title: string) => Taro.showToast({ title, icon: 'none' })

export function useParam(name: string): string {
  const value = useRouter().params[name]
  return value ? decodeURIComponent(value) : ''
}
