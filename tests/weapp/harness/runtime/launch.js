// How the test opened the app (driver.ts): /?open=<url of a page>&scene=<number>&without=<names of wx, by commas>
const asked = new URLSearchParams(location.search)

/** The page, '' for the first one. */
export const open = asked.get('open') ?? ''
export const scene = Number(asked.get('scene') ?? 1001)
/** 朋友圈单页模式: one page to be read, without login, other pages and the phone's ordinary storage. */
export const singlePage = scene === 1154
/** The interfaces that this phone's WeChat is too old for. */
export const without = (asked.get('without') ?? '').split(',').filter(Boolean)
