/** See maria.mjs. */
export function startMaria(settings?: readonly string[]): Promise<{
  url: string
  pid: number
  asRoot(sql: string): void
  stop(): Promise<void>
}>
