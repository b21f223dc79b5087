/** An instant as China's day and minute. */
export function chinaTime(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : new Date(time + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
}
