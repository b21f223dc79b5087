import { createIntersectionObserver } from './intersection.js'
import { singlePage, without } from './launch.js'
import { isOffline, NO_NETWORK, network, onceHere, onTheWay } from './network.js'
import { privacy, REFUSED, withConsent } from './privacy.js'
import { report } from './report.js'

/** Names Taro looks for and does without; a phone may have them. An older phone lacks more. */
const OPTIONAL = new Set(['webpackJsonp', 'cloud', ...without])
/** The interfaces called by public pages that 朋友圈单页模式 refuses; a button's open-type does nothing there either (main.js). */
const REFUSED_ON_A_SINGLE_PAGE = [
  ...['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'],
  ...['setNavigationBarTitle', 'setTabBarBadge', 'removeTabBarBadge'],
  ...['login', 'openDocument', 'setClipboardData'],
]

/**
 * The part of WeChat's API that the app uses. Any other name is undefined and a problem: either the app uses something
 * new, then add it here as WeChat documents it, or it is a mistake that a phone would show.
 *
 * @param launch answers what the app was started with
 */
export function createWx(router, launch) {
  const wx = {
    ...storage,
    ...systemInfo,
    request,
    downloadFile,
    getNetworkType: answering('getNetworkType', network.getNetworkType),
    onNetworkStatusChange: network.onNetworkStatusChange,
    showToast: answering('showToast', showToast),
    hideToast: answering('hideToast', () => toast()?.remove()),
    setNavigationBarTitle: answering('setNavigationBarTitle', ({ title }) => router.setTitle(title)),
    setTabBarBadge: answering('setTabBarBadge', ({ index, text }) => router.setBadge(index, text)),
    removeTabBarBadge: answering('removeTabBarBadge', ({ index }) => router.setBadge(index, '')),
    login,
    getUpdateManager: () => updates,
    requestSubscribeMessage,
    ...privacy,
    openPrivacyContract: answering('openPrivacyContract', () => {
      window.__contract = true
    }),
    setClipboardData: guarded('setClipboardData', (options) => {
      window.__clipboard = options.data
      setTimeout(() => settle(options, 'setClipboardData', ''))
    }),
    chooseMedia: guarded('chooseMedia', chooseMedia),
    createSelectorQuery: () => selectorQuery(router.viewOf(router.current.page)),
    canvasToTempFilePath,
    chooseMessageFile: guarded('chooseMessageFile', chooseMessageFile),
    scanCode,
    shareFileMessage: answering('shareFileMessage', ({ filePath, fileName }) => {
      files.readFileSync(filePath)
      window.__sent = fileName
    }),
    getFileSystemManager: () => files,
    arrayBufferToBase64: toBase64,
    openDocument: answering('openDocument', ({ filePath }) => {
      files.readFileSync(filePath)
      window.__opened = nameOf(filePath)
    }),
    stopPullDownRefresh: answering('stopPullDownRefresh'),
    createIntersectionObserver: (page) => createIntersectionObserver(router.viewOf(page)),
    pageScrollTo: answering('pageScrollTo', (options) => scrollTo(router.viewOf(router.current.page), options)),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    env: { USER_DATA_PATH: 'http://usr' },
    canIUse: (name) => name.split('.')[0] in wx,
  }
  for (const name of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'])
    wx[name] = answering(name, (options) => router[name](options))

  if (singlePage) {
    for (const name of REFUSED_ON_A_SINGLE_PAGE)
      wx[name] = answering(name, () => {
        showToast({ title: '请前往小程序使用完整服务' })
        throw new Error('not supported in single page mode')
      })
  }
  for (const name of without) {
    if (!(name in wx)) report('problem', `a phone without wx.${name}: the harness has no such name`)
    delete wx[name]
  }
  for (const [name, act] of Object.entries(wx)) if (typeof act === 'function') wx[name] = counted(name, act)

  return new Proxy(wx, {
    get(known, name) {
      if (typeof name === 'string' && !(name in known) && !OPTIONAL.has(name)) report('problem', `unknown wx.${name}`)
      return known[name]
    },
  })
}

/** Tells the driver that the app called it, once for each opening of the app. */
function counted(name, act) {
  let told = false
  return (...given) => {
    if (!told) report('called', name)
    told = true
    return act(...given)
  }
}

/** WeChat's way of answering: success or fail, then complete, and never before the call has returned. */
function answering(name, act = () => {}) {
  return (options = {}) => {
    let fault = ''
    let result
    try {
      result = act(options)
    } catch (error) {
      fault = ` ${error.message}`
    }
    setTimeout(() => settle(options, name, fault, result))
  }
}

/** One of the interfaces that WeChat counts as private. */
const guarded =
  (name, act) =>
  (options = {}) =>
    withConsent(
      name,
      () => act(options),
      (fault) => setTimeout(() => settle(options, name, ` ${fault}`, { errno: REFUSED })),
    )

function settle(options, name, fault, result = {}) {
  const answer = { ...result, errMsg: `${name}:${fault ? `fail${fault}` : 'ok'}` }
  if (fault) options.fail?.(answer)
  else options.success?.(answer)
  options.complete?.(answer)
}

/** A new package, which a test lets WeChat have fetched (driver.ts); to apply it starts the app anew. */
const updates = {
  onCheckForUpdate: () => {},
  onUpdateFailed: () => {},
  onUpdateReady: (ready) => {
    window.__updateReady = ready
  },
  applyUpdate: () => {
    localStorage.setItem('updated', 'yes')
    location.reload()
  },
}

/** The phone's WeChat is Node's business (driver.ts): without a user on this phone nobody is logged in. */
function login(options = {}) {
  if (isOffline()) return setTimeout(() => settle(options, 'login', NO_NETWORK.fault))
  window.__wechat('login').then((code) => {
    if (code) settle(options, 'login', '', { code })
    else settle(options, 'login', ' no user')
  })
}

/** At most three templates, and only after a tap; answers for each what the user says, or why nobody was asked. */
function requestSubscribeMessage(options) {
  const { tmplIds } = options
  const refuse = (code, text) =>
    setTimeout(() => settle(options, 'requestSubscribeMessage', ` ${text}`, { errCode: code }))
  if (!navigator.userActivation.isActive) return refuse(10005, 'can only be invoked by user TAP gesture.')
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) return refuse(10001, 'TmplIds can not be empty')
  if (tmplIds.length > 3) return refuse(20003, 'Templates count out of max bounds')
  if (isOffline()) return refuse(10002, 'request list fail')
  window.__wechat('subscribe', tmplIds).then((answers) => {
    if (answers) settle(options, 'requestSubscribeMessage', '', answers)
    else refuse(20004, 'The main switch is switched off')
  })
}

/** Node carries the request out (server.ts): a page of a browser may not ask another host. */
function request(options) {
  const { url, data, timeout = 60_000, dataType = 'json' } = options
  const method = (options.method ?? 'GET').toUpperCase()
  const header = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(options.header ?? {})) header[name.toLowerCase()] = String(value)
  const binary = options.responseType === 'arraybuffer'
  const file = data instanceof ArrayBuffer
  if (data !== undefined && (method === 'GET' || !(file || typeof data === 'string')))
    report('problem', 'wx.request: the harness sends text and files only, and none with GET')

  if (isOffline()) {
    setTimeout(() => settle(options, 'request', NO_NETWORK.fault, { errno: NO_NETWORK.errno }))
    return { abort: () => {} }
  }
  const aborter = new AbortController()
  let lost = false
  const sent = file ? { base64: toBase64(data) } : { body: data }
  const body = JSON.stringify({ url, method, header, ...sent, timeout, binary })
  const arrived = fetch('/harness/request', { method: 'POST', body, signal: aborter.signal })
    .then((reply) => reply.json())
    .then(onceHere)
    .then(
      ({ failed, text, base64, ...reply }) => {
        if (binary && !failed) settle(options, 'request', '', { ...reply, data: fromBase64(base64) })
        else if (failed) settle(options, 'request', ` ${failed}`)
        else settle(options, 'request', '', { ...reply, data: dataType === 'json' ? parsed(text) : text })
      },
      () =>
        lost
          ? settle(options, 'request', NO_NETWORK.fault, { errno: NO_NETWORK.errno })
          : settle(options, 'request', ' abort'),
    )
  onTheWay(arrived, () => {
    lost = true
    aborter.abort()
  })
  return { abort: () => aborter.abort() }
}

/** Written to `filePath` whatever the status, as WeChat does. */
function downloadFile({ url, header, filePath, timeout, success, fail, complete }) {
  return request({
    url,
    header,
    timeout,
    responseType: 'arraybuffer',
    success: ({ data, statusCode }) => {
      held.set(filePath, data)
      settle({ success, complete }, 'downloadFile', '', { statusCode, filePath })
    },
    fail: ({ errMsg }) => settle({ fail, complete }, 'downloadFile', errMsg.replace('request:fail', '')),
  })
}

/** As on a phone, an answer that is no JSON stays text. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const toBase64 = (data) => btoa(Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join(''))
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer

/** The phone's files: those the app writes, and the one the user finds in a chat (driver.ts). */
const held = new Map()
const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1)
const files = {
  readFileSync: (path) => {
    if (!held.has(path)) throw new Error(`readFileSync:fail no such file ${path}`)
    return held.get(path)
  },
  writeFileSync: (path, data) => void held.set(path, data),
}

function chooseMessageFile(options) {
  const file = window.__file
  if (!file) return setTimeout(() => settle(options, 'chooseMessageFile', ' cancel'))
  if (file === 'none') return setTimeout(() => settle(options, 'chooseMessageFile', ' system error'))
  const path = `http://tmp/${file.name}`
  held.set(path, fromBase64(file.base64))
  const chosen = { path, name: file.name, size: held.get(path).byteLength, type: 'file', time: 0 }
  setTimeout(() => settle(options, 'chooseMessageFile', '', { tempFiles: [chosen] }))
}

/** A photo of the camera or the album, kept at an address that an image shows. */
function chooseMedia(options) {
  const photo = window.__photo
  if (!photo) return setTimeout(() => settle(options, 'chooseMedia', ' cancel'))
  const bytes = fromBase64(photo)
  const tempFilePath = URL.createObjectURL(new Blob([bytes]))
  held.set(tempFilePath, bytes)
  const chosen = { tempFilePath, size: bytes.byteLength, fileType: 'image' }
  setTimeout(() => settle(options, 'chooseMedia', '', { type: 'image', tempFiles: [chosen] }))
}

/** What the app asks of one element: the node of a canvas of type 2d, with its size on the screen. */
function selectorQuery({ find }) {
  const asked = []
  const query = {
    select: (selector) => ({
      fields: (_fields, heard) => {
        asked.push(() => {
          const node = find(selector)
          const { width, height } = node?.getBoundingClientRect() ?? {}
          const answer = node ? { node: Object.assign(node, { createImage: () => new Image() }), width, height } : null
          heard?.(answer)
          return answer
        })
        return query
      },
    }),
    exec: (heard) =>
      void setTimeout(() => {
        const answers = asked.map((ask) => ask())
        heard?.(answers)
      }),
  }
  return query
}

function canvasToTempFilePath(options) {
  const { canvas, fileType = 'png', quality = 1 } = options
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
  canvas.toBlob(
    async (blob) => {
      const tempFilePath = URL.createObjectURL(blob)
      held.set(tempFilePath, await blob.arrayBuffer())
      settle(options, 'canvasToTempFilePath', '', { tempFilePath })
    },
    type,
    quality,
  )
}

/** WeChat tells the page of a 小程序码, and of another code its words. */
function scanCode(options) {
  const code = window.__code
  if (!code) return setTimeout(() => settle(options, 'scanCode', ' cancel'))
  const scanned = code.startsWith('pages/')
    ? { path: code, result: '', scanType: 'WX_CODE' }
    : { result: code, scanType: 'QR_CODE' }
  setTimeout(() => settle(options, 'scanCode', '', scanned))
}

/** The phone's storage outlives the app: opening it anew finds what was kept. 朋友圈单页模式 has one of its own. */
const key = (name) => `${singlePage ? 'timeline' : 'wx'}:${name}`
const storage = {
  getStorageSync: (name) => JSON.parse(localStorage.getItem(key(name)) ?? '""'),
  setStorageSync: (name, value) => localStorage.setItem(key(name), JSON.stringify(value)),
  removeStorageSync: (name) => localStorage.removeItem(key(name)),
  getStorageInfoSync: () => ({
    keys: Object.keys(localStorage)
      .filter((name) => name.startsWith(key('')))
      .map((name) => name.slice(key('').length)),
    currentSize: 0,
    limitSize: 10_240,
  }),
}

/** The text size set in WeChat, where a test has set one (driver.ts). */
const textSize = () => Number(localStorage.getItem('text-size') ?? 16)

const info = () => ({
  platform: 'android',
  fontSizeSetting: textSize(),
  language: 'zh_CN',
  SDKVersion: '3.8.0',
  pixelRatio: devicePixelRatio,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  windowWidth: innerWidth,
  windowHeight: innerHeight,
})
const systemInfo = {
  getSystemInfoSync: info,
  getWindowInfo: info,
  getDeviceInfo: info,
  getAppBaseInfo: info,
}

function scrollTo({ box, find }, { scrollTop, selector, offsetTop = 0 }) {
  const target = selector ? find(selector) : null
  if (selector && !target) throw new Error(`no element ${selector}`)
  const top = target ? target.getBoundingClientRect().top + box.scrollTop + offsetTop : scrollTop
  box.scrollTo({ top })
}

const toast = () => document.querySelector('.wx-toast')

/** Stands until the next one, not for a second and a half: a test on a loaded machine would miss it. */
function showToast({ title }) {
  toast()?.remove()
  const shown = document.createElement('div')
  shown.className = 'wx-toast'
  shown.setAttribute('role', 'status')
  shown.textContent = title
  document.body.append(shown)
}
