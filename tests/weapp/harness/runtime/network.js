/** The phone's network, which a test takes away and gives back (driver.ts). It stays away while the app is opened anew. */
const KEY = 'offline'
const watchers = new Set()
const onTheirWay = new Set()
/** How long nothing has been on its way before a screen counts as drawn, in ms. */
const DRAWN_MS = 100
let lastAt = Number.NEGATIVE_INFINITY
/** Answers wait for this promise, to be lost in the end; null: they come at once. */
let held = null
let loseHeld = () => {}

export const isOffline = () => localStorage.getItem(KEY) !== null
const type = () => (isOffline() ? 'none' : 'wifi')

window.__network = (offline) => {
  if (offline) localStorage.setItem(KEY, 'yes')
  else localStorage.removeItem(KEY)
  if (offline) {
    for (const lose of onTheirWay) lose()
    loseHeld()
    held = null
  }
  for (const watcher of watchers) watcher({ isConnected: !offline, networkType: type() })
}

/** From now on answers stay away, whatever the server did, until the network goes. */
window.__holdAnswers = () => {
  held = new Promise((_, reject) => {
    loseHeld = reject
  })
  held.catch(() => {})
}

/** Hands an answer on, if the network lets it. */
export const onceHere = async (answer) => {
  await held
  return answer
}

/** Calls `lose` should the network go before `arrived` settles. */
export function onTheWay(arrived, lose) {
  onTheirWay.add(lose)
  arrived.finally(() => {
    onTheirWay.delete(lose)
    lastAt = performance.now()
  })
}

/** Nothing is asked, and what was answered stands on the screen. */
window.__quiet = () => onTheirWay.size === 0 && performance.now() - lastAt > DRAWN_MS

export const network = {
  getNetworkType: () => ({ networkType: type() }),
  onNetworkStatusChange: (watcher) => void watchers.add(watcher),
}

/** As Android says it; an iPhone uses other words after `fail`. */
export const NO_NETWORK = {
  fault: ' errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
  errno: 600001,
}
