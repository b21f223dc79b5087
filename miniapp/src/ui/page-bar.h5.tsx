import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { leave } from '@/platform/navigate'
import { useTextSize } from '@/platform/text-size'
import { TABS } from '@/routes'

/** The bar that WeChat gives every page: its title, and the way back from a page that is no tab. */
export function PageBar() {
  const { page, router } = Taro.getCurrentInstance()
  const title = page?.config?.navigationBarTitleText ?? ''
  const path = router?.path ?? ''
  const isTab = Object.values(TABS).some((tab) => path.includes(tab.path))
  useEffect(() => {
    document.title = title && title !== '掌上公开' ? `${title} · 掌上公开` : '掌上公开'
  }, [title])
  const { elder } = useTextSize()
  useEffect(() => {
    document.documentElement.classList.toggle('elder-site', elder) // for what Taro draws around the pages
  }, [elder])
  if (isTab) return null
  return (
    <nav className="page-bar" aria-label="页面">
      <div className="page-bar-in">
        <button type="button" className="press page-back" onClick={() => leave('home')}>
          返回
        </button>
        <h1 className="heading page-title">{title}</h1>
      </div>
    </nav>
  )
}
