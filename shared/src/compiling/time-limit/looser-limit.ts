import type { TimeUnit } from './time-limit.js'
import { understandTimeLimit } from './understand-time-limit.js'

/** Twenty working days are some 28 days. */
const DAYS: Readonly<Record<TimeUnit, number>> = {
  hour: 1 / 24,
  workingDay: 1.4,
  calendarDay: 1,
  week: 7,
  month: 30,
  year: 365,
}

/** The longest time that a text leaves for disclosing something, in days; null where it names none that can be compared. */
function longest(text: string): number | null {
  const days = understandTimeLimit(text).flatMap((limit) =>
    limit.kind === 'immediately' ? [0] : limit.kind === 'within' ? [limit.amount * DAYS[limit.unit]] : [],
  )
  return days.length > 0 ? Math.max(...days) : null
}

/** Whether a 公开时限 leaves more time than the model's; texts that cannot be compared do not. */
export function looserLimit(text: string, model: string): boolean {
  if (!text.trim() || text === model) return false
  const allowed = longest(model)
  const taken = allowed === null ? null : longest(text)
  return allowed !== null && taken !== null && taken > allowed
}
