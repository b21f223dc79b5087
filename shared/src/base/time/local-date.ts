/** A day in China as YYYY-MM-DD. A date ends at 24:00 China time (UTC+8, no summer time). */
export type LocalDate = string

const CHINA_OFFSET_MS = 8 * 3600_000
const DAY_MS = 86_400_000

/** The day in China at an instant. */
export function localDateAt(instant: Date): LocalDate {
  return new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant at which a day begins in China. */
export function startOfDay(date: LocalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - CHINA_OFFSET_MS)
}

/** The time of day in China at an instant, HH:MM. */
export function localTimeAt(instant: Date): string {
  return new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(11, 16)
}

export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days step by step are asked for by thousands: each next one is reckoned once. */
const after = new Map<LocalDate, LocalDate>()
const MOST_KEPT = 40_000

/** `addDays(date, 1)`, for rules that go from day to day. */
export function dayAfter(date: LocalDate): LocalDate {
  const known = after.get(date)
  if (known !== undefined) return known
  if (after.size >= MOST_KEPT) after.clear()
  const next = addDays(date, 1)
  after.set(date, next)
  return next
}
