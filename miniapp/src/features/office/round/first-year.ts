/** The year that a district's first round is proposed for: this one while most of it lies ahead, else the next. */
export function firstYear(now = new Date()): number {
  return now.getMonth() < 3 ? now.getFullYear() : now.getFullYear() + 1
}
