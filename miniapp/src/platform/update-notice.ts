/** The news about the app's own version: that a new one is there, or that the server no longer works with this one. */
export type UpdateNotice = { kind: 'ready' } | { kind: 'too-old'; text: string }

let notice: UpdateNotice | null = null
const announced = new Set<UpdateNotice['kind']>()
const watchers = new Set<(notice: UpdateNotice | null) => void>()
const keepers = new Set<() => Promise<void>>()

function show(next: UpdateNotice | null): void {
  notice = next
  for (const watcher of watchers) watcher(notice)
}

/** Once for each kind since the app was opened, however many answers say the same. */
export function tellUpdate(next: UpdateNotice): void {
  if (announced.has(next.kind)) return
  announced.add(next.kind)
  show(next)
}

/** 稍后: the app goes on as far as it can. */
export const dismissUpdate = (): void => show(null)

/** Calls back with what is told, now and whenever it changes; the answer ends the watching. */
export function onUpdateNotice(watcher: (notice: UpdateNotice | null) => void): () => void {
  watchers.add(watcher)
  watcher(notice)
  return () => watchers.delete(watcher)
}

/** Names the work to be done before the app restarts: to bring to the server what is only on this phone. */
export function keepBeforeUpdate(keeper: () => Promise<void>): void {
  keepers.add(keeper)
}

const MOST_WAIT_MS = 5_000

/** All that waits on this phone was sent, or stays in its storage for the app that starts anew. */
export async function keepAll(): Promise<void> {
  const kept = Promise.all([...keepers].map((keep) => keep().catch(() => {})))
  await Promise.race([kept, new Promise((late) => setTimeout(late, MOST_WAIT_MS))])
}
