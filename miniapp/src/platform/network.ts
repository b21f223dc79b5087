import Taro from '@tarojs/taro'

let connected = true
const waiting = new Set<() => void>()

// Old WeChat versions lack these; then only the sender's back-off finds out that the network is back.
if (Taro.canIUse('onNetworkStatusChange')) {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    connected = isConnected
    if (connected) for (const act of waiting) act()
  })
}
if (Taro.canIUse('getNetworkType')) {
  Taro.getNetworkType({
    success: ({ networkType }) => {
      connected = networkType !== 'none'
    },
  })
}

/** A hint only: true may still mean a network that leads nowhere. */
export const isOnline = (): boolean => connected

/** Runs `act` each time the network comes back; the answer stops it. */
export function onOnline(act: () => void): () => void {
  waiting.add(act)
  return () => waiting.delete(act)
}
