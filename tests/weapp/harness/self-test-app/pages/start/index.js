// App code's view of the names of a browser. `typeof` first: on a phone the bare name would throw.
function browser() {
  return {
    window: typeof window,
    document: typeof document,
    self: typeof self,
    location: typeof location,
    navigator: typeof navigator,
    fetch: typeof fetch,
    XMLHttpRequest: typeof XMLHttpRequest,
    URL: typeof URL,
    URLSearchParams: typeof URLSearchParams,
    AbortController: typeof AbortController,
    TextEncoder: typeof TextEncoder,
    localStorage: typeof localStorage,
    structuredClone: typeof structuredClone,
    queueMicrotask: typeof queueMicrotask,
    requestAnimationFrame: typeof requestAnimationFrame,
    addEventListener: typeof addEventListener,
    Intl: typeof Intl,
    'globalThis.fetch': typeof globalThis.fetch,
    'this of a plain function': typeof (function () {
      return this
    })(),
  }
}

function codeFromText() {
  try {
    return typeof Function('return this')().fetch
  } catch (error) {
    return error.name
  }
}

Page({
  data: { template: 'known', seen: '', typed: '', count: 0, outer: 0, video: false },
  onLoad(query) {
    this.setData({ seen: `query ${JSON.stringify(query)}` })
  },
  type({ detail }) {
    this.setData({ typed: detail.value })
  },
  count() {
    this.setData({ count: this.data.count + 1 })
  },
  outer() {
    this.setData({ outer: this.data.outer + 1 })
  },
  lookAtBrowser() {
    const reached = Object.entries(browser()).filter(([, type]) => type !== 'undefined')
    this.setData({ seen: `reached ${JSON.stringify(reached)}, code from text: ${codeFromText()}` })
  },
  callUnknown() {
    this.setData({ seen: `wx.noSuchThing is ${typeof wx.noSuchThing}` })
  },
  useMissingTemplate() {
    this.setData({ template: 'nowhere' })
  },
  showVideo() {
    this.setData({ video: true })
  },
  fail() {
    throw new Error('a handler failed')
  },
  requireDetail() {
    require('../more/detail/index')
  },
  openDetail() {
    wx.navigateTo({ url: '../more/detail/index?id=%E6%B3%89' })
  },
})
