import { createIntersectionObserver } from './intersection.js'
import { report } from './report.js'

/** Names Taro looks for and does without; a phone may have them. */
const OPTIONAL = new Set(['webpackJsonp', 'cloud'])

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
    showToast: answering('showToast', showToast),
    hideToast: answering('hideToast', () => toast()?.remove()),
    setNavigationBarTitle: answering('setNavigationBarTitle', ({ title }) => router.setTitle(title)),
    setClipboardData: answering('setClipboardData'),
    stopPullDownRefresh: answering('stopPullDownRefresh'),
    createIntersectionObserver: (page) => createIntersectionObserver(router.viewOf(page)),
    pageScrollTo: answering('pageScrollTo', (options) => scrollTo(router.viewOf(router.current.page), options)),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    env: { USER_DATA_PATH: 'http://usr' },
    nextTick: (act) => setTimeout(act),
    canIUse: (name) => name.split('.')[0] in wx,
  }
  for (const name of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'])
    wx[name] = answering(name, (options) => router[name](options))

  return new Proxy(wx, {
    get(known, name) {
      if (typeof name === 'string' && !(name in known) && !OPTIONAL.has(name)) report('problem', `unknown wx.${name}`)
      return known[name]
    },
  })
}

/** WeChat's way of answering: success or fail, then complete, and never before the call has returned. */
function answering(name, act = () => {}) {
  return (options = {}) => {
    let fault = ''
    try {
      act(options)
    } catch (error) {
      fault = ` ${error.message}`
    }
    setTimeout(() => settle(options, name, fault))
  }
}

function settle(options, name, fault, result = {}) {
  const answer = { ...result, errMsg: `${name}:${fault ? `fail${fault}` : 'ok'}` }
  if (fault) options.fail?.(answer)
  else options.success?.(answer)
  options.complete?.(answer)
}

/** Node carries the request out (server.ts): a page of a browser may not ask another host. */
function request(options) {
  const { url, data, timeout = 60_000, dataType = 'json' } = options
  const method = (options.method ?? 'GET').toUpperCase()
  const header = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(options.header ?? {})) header[name.toLowerCase()] = String(value)
  if (data !== undefined && (method === 'GET' || typeof data !== 'string'))
    report('problem', 'wx.request: the harness sends text only, and none with GET')
  if (options.responseType === 'arraybuffer') report('problem', 'wx.request: the harness reads text only')

  const aborter = new AbortController()
  const body = JSON.stringify({ url, method, header, body: data, timeout })
  fetch('/harness/request', { method: 'POST', body, signal: aborter.signal })
    .then((reply) => reply.json())
    .then(
      ({ failed, text, ...reply }) => {
        if (failed) settle(options, 'request', ` ${failed}`)
        else settle(options, 'request', '', { ...reply, data: dataType === 'json' ? parsed(text) : text })
      },
      () => settle(options, 'request', ' abort'),
    )
  return { abort: () => aborter.abort() }
}

/** As on a phone, an answer that is no JSON stays text. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The phone's storage outlives the app: opening it anew finds what was kept. */
const key = (name) => `wx:${name}`
const storage = {
  getStorageSync: (name) => JSON.parse(localStorage.getItem(key(name)) ?? '""'),
  setStorageSync: (name, value) => localStorage.setItem(key(name), JSON.stringify(value)),
  removeStorageSync: (name) => localStorage.removeItem(key(name)),
  getStorageInfoSync: () => ({
    keys: Object.keys(localStorage).map((name) => name.slice(key('').length)),
    currentSize: 0,
    limitSize: 10_240,
  }),
}

const info = () => ({
  platform: 'android',
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

function showToast({ title, duration = 1500 }) {
  toast()?.remove()
  const shown = document.createElement('div')
  shown.className = 'wx-toast'
  shown.setAttribute('role', 'status')
  shown.textContent = title
  document.body.append(shown)
  setTimeout(() => shown.remove(), duration)
}
