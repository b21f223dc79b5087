import { SUB_PACKAGES, TABS } from './routes'

const tabs = Object.entries(TABS).map(([name, tab]) => ({ ...tab, icon: `assets/tab/${name}` }))

export default defineAppConfig({
  pages: tabs.map((tab) => tab.path),
  subPackages: Object.entries(SUB_PACKAGES).map(([root, pages]) => ({ root, pages: Object.values(pages) as string[] })),
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
