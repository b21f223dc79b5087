/** A hint only: true may still mean a network that leads nowhere. */
export const isOnline = (): boolean => navigator.onLine

/** Runs `act` each time the network comes back; the answer stops it. */
export function onOnline(act: () => void): () => void {
  window.addEventListener('online', act)
  return () => window.removeEventListener('online', act)
}
