import type { PackMilestone } from '../../base/region/region-pack.js'
import { addDays, isLocalDate } from '../../base/time/local-date.js'

/** A former plan's dates in another year: the same day of the month; 02-29 becomes 02-28. A plan that spans New Year keeps doing so. */
export function shiftYear(milestones: readonly PackMilestone[], fromYear: number, toYear: number): PackMilestone[] {
  return milestones.map((milestone) => {
    const year = Number(milestone.date.slice(0, 4)) - fromYear + toYear
    const date = `${year}${milestone.date.slice(4)}`
    return { ...milestone, date: isLocalDate(date) ? date : addDays(`${year}-03-01`, -1) }
  })
}
