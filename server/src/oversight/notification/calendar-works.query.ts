import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import type { OfficeCalendar } from '../../district/round/working-days.service.js'

/**
 * The office enters the holidays of a year that is not built in. The State Council announces them in November: it is reminded
 * as the month begins and ends and as the year ends, and while the year runs without them.
 */
export async function calendarWorks(
  tx: EntityManager,
  { knows }: OfficeCalendar,
  today: LocalDate,
): Promise<ReminderWork[]> {
  const year = Number(today.slice(0, 4))
  const office = await tx.findOneBy(OrganisationEntity, { kind: 'office' })
  // A district without a round is not set up yet: nothing is reckoned in it.
  if (!office || !(await tx.exists(RoundEntity))) return []
  const work = (of: number, dueOn: LocalDate, when: string): ReminderWork => ({
    subject: `calendar/${of}/${when}`,
    kind: 'calendar',
    organisationCode: office.code,
    name: `${of} 年放假安排（录入前，跨入 ${of} 年的工作日时限都只是预计）`,
    dueOn,
  })
  const next = year + 1
  return [
    ...(knows(year) ? [] : [work(year, `${year - 1}-12-31`, 'running')]),
    ...(today >= `${year}-11-01` && !knows(next)
      ? [
          { ...work(next, `${year}-11-30`, 'announced'), early: true, punctual: true },
          work(next, `${year}-12-31`, 'running'),
        ]
      : []),
  ]
}
