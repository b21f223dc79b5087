import { singlePage } from './launch.js'
import { resolvePath } from './loader.js'
import { measureSetData } from './set-data.js'

const MAX_PAGES = 10

/**
 * The pages that are open, the last one visible, with WeChat's rules: a tab stays alive once it was opened and is never
 * pushed, and ten pages may lie upon each other. An act that is not allowed throws; wx.js makes the `fail` of it.
 */
export class Router {
  #manifest
  #createPage
  /** {path, page, root, screen, title} from the first to the visible page */
  #stack = []
  /** tab path → its opened page */
  #openTabs = new Map()
  #openings = 0
  /** index of the tab → what stands at its corner */
  #badges = new Map()

  /** @param createPage makes the page of a path: {root, page} of glass-easel */
  constructor(manifest, createPage) {
    this.#manifest = manifest
    this.#createPage = createPage
  }

  get pages() {
    return this.#stack.map(({ page }) => page)
  }

  get current() {
    return this.#stack.at(-1)
  }

  /** Of an open page: the box in which it scrolls, and its elements by a selector of its own. */
  viewOf(page) {
    const open = [...this.#stack, ...this.#openTabs.values()].find((each) => each.page === page)
    if (!open) throw new Error('the page is not open')
    return {
      box: open.screen.querySelector('.wx-page'),
      find: (selector) => open.root.getComponent().getShadowRoot().querySelector(selector)?.$$,
    }
  }

  /** An address as the app writes it → {path, query}. */
  parse(url) {
    const [address, search = ''] = url.split('?')
    const path = resolvePath(this.current?.path ?? '', address)
    if (!this.#manifest.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    const pairs = search.split('&').filter(Boolean)
    // As on a phone, values stay as they are written: decoding is the page's business.
    return { path, query: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2))) }
  }

  navigateTo({ url }) {
    const target = this.parse(url)
    if (this.#isTab(target.path)) throw new Error('can not navigateTo a tabbar page')
    if (this.#stack.length >= MAX_PAGES) throw new Error('webview count limit exceed')
    this.#hide(this.current)
    this.#open(target)
  }

  redirectTo({ url }) {
    const target = this.parse(url)
    if (this.#isTab(target.path)) throw new Error('can not redirectTo a tabbar page')
    this.#close(this.#stack.pop())
    this.#open(target)
  }

  reLaunch({ url }) {
    const target = this.parse(url)
    for (const opened of new Set([...this.#stack, ...this.#openTabs.values()])) this.#close(opened)
    this.#stack = []
    this.#openTabs.clear()
    this.#open(target)
  }

  switchTab({ url }) {
    const { path } = this.parse(url)
    if (!this.#isTab(path)) throw new Error('can not switch to non-TabBar page')
    while (this.#stack.length > 1) this.#close(this.#stack.pop())
    if (this.current?.path === path) return this.#show(this.current)
    const left = this.#stack.pop()
    if (left && this.#isTab(left.path)) this.#hide(left)
    else if (left) this.#close(left)
    const kept = this.#openTabs.get(path)
    if (!kept) return this.#open({ path, query: {} })
    this.#stack.push(kept)
    this.#show(kept)
  }

  navigateBack({ delta = 1 }) {
    if (this.#stack.length < 2) throw new Error('cannot navigate back at first page')
    for (let left = Math.min(delta, this.#stack.length - 1); left > 0; left--) this.#close(this.#stack.pop())
    this.#show(this.current)
  }

  setTitle(title) {
    this.current.title = title
    document.title = title
  }

  /** The words at a tab's corner; '' takes them away. As on a phone only while a tab is in front. */
  setBadge(index, text) {
    if (!this.#isTab(this.current.path)) throw new Error('not TabBar page')
    this.#badges.set(index, text)
    this.#drawTabBar(this.current.path)
  }

  #hasTabBar(path) {
    return this.#isTab(path) && !singlePage
  }

  #isTab(path) {
    return (this.#manifest.app.tabBar?.list ?? []).some(({ pagePath }) => pagePath === path)
  }

  #open({ path, query }) {
    const screen = document.createElement('div')
    screen.className = this.#hasTabBar(path) ? 'wx-screen tabbed' : 'wx-screen'
    const element = document.createElement('div')
    element.className = 'wx-page'
    element.dataset.path = path
    const placeholder = document.createElement('div')
    element.append(placeholder)
    screen.append(element)
    document.body.append(screen)

    const { root, page } = this.#createPage(path)
    Object.assign(page, { route: path, __route__: path, options: query })
    const opening = `${performance.timeOrigin}/${++this.#openings}`
    measureSetData(page, () => ({ page: path, opening, component: '' }))
    const config = this.#manifest.configs[path]
    const title = config?.navigationBarTitleText ?? this.#manifest.app.window?.navigationBarTitleText ?? ''
    const opened = { path, page, root, screen, title }
    this.#stack.push(opened)
    if (this.#isTab(path)) this.#openTabs.set(path, opened)
    root.attach(element, placeholder)
    wireScroll(element, page)
    page.onLoad?.(query)
    this.#show(opened)
    requestAnimationFrame(() => page.onReady?.())
  }

  #show(opened) {
    for (const { screen } of [...this.#stack, ...this.#openTabs.values()]) screen.hidden = screen !== opened.screen
    document.title = opened.title
    this.#drawTabBar(opened.path)
    opened.page.onShow?.()
    opened.root.getComponent().triggerPageLifetime('show', [])
  }

  #hide({ page, root }) {
    page.onHide?.()
    root.getComponent().triggerPageLifetime('hide', [])
  }

  #close({ page, root, screen }) {
    page.onUnload?.()
    root.release()
    screen.remove()
  }

  #drawTabBar(path) {
    document.querySelector('.wx-tab-bar')?.remove()
    if (!this.#hasTabBar(path)) return
    const bar = document.createElement('div')
    bar.className = 'wx-tab-bar'
    bar.setAttribute('role', 'tablist')
    for (const [index, { pagePath, text }] of this.#manifest.app.tabBar.list.entries()) {
      const tab = document.createElement('button')
      tab.textContent = text
      tab.setAttribute('role', 'tab')
      tab.setAttribute('aria-selected', String(pagePath === path))
      tab.addEventListener('click', () => this.switchTab({ url: `/${pagePath}` }))
      const badge = this.#badges.get(index)
      if (badge) {
        const corner = document.createElement('sup')
        corner.textContent = badge
        corner.setAttribute('aria-hidden', 'true')
        tab.append(corner)
      }
      bar.append(tab)
    }
    document.body.append(bar)
  }
}

const END = 50 // px above the end at which WeChat says that it is reached

function wireScroll(element, page) {
  let atEnd = false
  element.addEventListener('scroll', () => {
    page.onPageScroll?.({ scrollTop: element.scrollTop })
    const end = element.scrollTop + element.clientHeight >= element.scrollHeight - END
    if (end && !atEnd) page.onReachBottom?.()
    atEnd = end
  })
}
