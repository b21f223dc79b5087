/** See maria.mjs. */
export function startMaria(): Promise<{
  url: string
  signal: (name: NodeJS.Signals) => void
  stop: () => Promise<void>
}>
