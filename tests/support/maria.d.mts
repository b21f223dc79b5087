/** See maria.mjs. */
export function startMaria(options?: { install?: boolean; settings?: readonly string[] }): Promise<{
  url: string
  asRoot(sql: string): void
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
}>
