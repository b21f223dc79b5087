import Taro, { useRouter } from '@tarojs/taro'
import { type Page, pageUrl, TABS, type Tab } from '@/routes'

export const open = (page: Page, query?: Record<string, string | number>) =>
  Taro.navigateTo({ url: pageUrl(page, query) })
export const openTab = (tab: Tab) => Taro.switchTab({ url: `/${TABS[tab].path}` })
/** Back, or to the tab when the page was opened cold. */
export const leave = (tab: Tab) => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : openTab(tab))
export const done = (title: string) => Taro.showToast({ title, icon: 'none' })

export function useParam(name: string): string {
  const value = useRouter().params[name]
  return value ? decodeURIComponent(value) : ''
}
