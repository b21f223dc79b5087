// Starts the app of the manifest as the address of this document says (launch.js).

import { addGlobalWarningListener } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import templatesOf from '/harness/templates.js'
import { createAppScope } from './app-scope.js'
import { HOST, WeappBackend } from './backend.js'
import { open, scene, singlePage } from './launch.js'
import { Loader } from './loader.js'
import { report } from './report.js'
import { Router } from './router.js'
import { measureSetData } from './set-data.js'
import { createWx } from './wx.js'

addGlobalWarningListener((message) => report('problem', `glass-easel: ${message}`))

const manifest = await (await fetch('/harness/manifest.json')).json()
for (const { path, css } of manifest.styles) {
  const style = document.createElement('style')
  style.dataset.path = path
  style.textContent = css
  document.head.append(style)
}

const environment = new MiniProgramEnv()
const backend = environment.associateBackend(new WeappBackend(manifest))
const space = environment.createCodeSpace('app', true)

const router = new Router(manifest, (path) => {
  loader.loadUnit(path)
  const root = backend.createRoot(HOST, space, path)
  return { root, page: root.get() }
})

/** The share card that the page on top would make; a page that offers nothing for it is a problem (driver.ts). */
window.__share = (lifecycle, from) => {
  const { page, path } = router.current
  if (!page[lifecycle]) return report('problem', `${path} has no ${lifecycle}: nothing of its own is shared`)
  window.__shared = page[lifecycle]({ from })
  return window.__shared
}
document.addEventListener('click', ({ target }) => {
  if (singlePage || !target.closest?.('[open-type=share]')) return
  report('called', 'share')
  window.__share('onShareAppMessage', 'button')
})
/** The arrow at the top of a page, or the phone's own way back (driver.ts). */
window.__back = () => router.navigateBack({})

let app
let launched
const register = (kind, definition) =>
  space.componentEnv(loader.unit, (environmentOfUnit) => environmentOfUnit[kind](definition))
const run = createAppScope({
  wx: createWx(router, () => launched),
  App: (definition) => {
    app = definition
  },
  Page: (definition) => register('Page', definition),
  Component: (definition) => register('Component', measured(definition)),
  Behavior: (definition) => register('Behavior', definition),
  getApp: () => app,
  getCurrentPages: () => router.pages,
})
const loader = new Loader(manifest, run)

const groups = templatesOf((name) => report('problem', `missing template "${name}"`))
// Taro writes bindtap, the older form of bind:tap.
for (const [path, content] of Object.entries(groups))
  space.addCompiledTemplate(path, { groupList: groups, content, fallbackListenerOnNativeNode: true })
for (const [unit, config] of Object.entries(manifest.configs)) {
  const used = Object.entries(loader.usedBy(unit)).map(([tag, path]) => [tag, `/${path}`])
  space.addComponentStaticConfig(unit, { ...config, usingComponents: Object.fromEntries(used) })
}

/** A component's own setData counts for the page on top; while it is created, its page is not there yet. */
function measured(definition) {
  const created = definition.lifetimes?.created
  const measure = function () {
    measureSetData(this, () => ({ page: router.current?.path ?? '', opening: '', component: this.is }))
    created?.call(this)
  }
  return { ...definition, lifetimes: { ...definition.lifetimes, created: measure } }
}

const url = open || `/${manifest.app.pages[0]}`
launched = { ...router.parse(url), scene, referrerInfo: {} }
loader.load('app.js')
app.onLaunch?.(launched)
app.onShow?.(launched)
router.reLaunch({ url })
