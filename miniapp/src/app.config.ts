import { SUB_PACKAGES, TABS } from './routes'

const tabs = Object.entries(TABS).map(([name, tab]) => ({ ...tab, icon: `assets/tab/${name}` }))

/** The packages that a reader of a page is likely to need next; WeChat fetches them meanwhile. */
const NEXT: Readonly<Record<string, string[]>> = {
  [TABS.home.path]: ['pages/public'],
  [TABS.catalogue.path]: ['pages/public'],
  [TABS.todo.path]: ['pages/fill', 'pages/review', 'pages/disclosure'],
  [TABS.me.path]: ['pages/account'],
}

export default defineAppConfig({
  pages: tabs.map((tab) => tab.path),
  subPackages: Object.entries(SUB_PACKAGES).map(([root, pages]) => ({ root, pages: Object.values(pages) as string[] })),
  lazyCodeLoading: 'requiredComponents',
  preloadRule: Object.fromEntries(Object.entries(NEXT).map(([page, packages]) => [page, { network: 'all', packages }])),
  sitemapLocation: 'sitemap.json',
  // A page in a browser is there at once: a reader who goes back while Taro still slides it in is left with an empty screen.
  ...(process.env.TARO_ENV === 'h5' ? { animation: { duration: 0, delay: 0 } } : {}),
  // WeChat holds private interfaces back until the user has agreed (ui/privacy-consent).
  __usePrivacyCheck__: true,
  // The palette is for light ground only: dark phones show it as it is.
  darkmode: false,
  window: {
    navigationBarTitleText: '掌上公开',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f6f9',
  },
  tabBar: {
    color: '#4c5867',
    selectedColor: '#1456b8',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs.map((tab) => ({
      pagePath: tab.path,
      text: tab.text,
      iconPath: `${tab.icon}.png`,
      selectedIconPath: `${tab.icon}-on.png`,
    })),
  },
})
