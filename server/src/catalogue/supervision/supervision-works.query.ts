import { supervisionNumber } from '@gongkai/shared/catalogue/supervision/supervision-state'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import type { EntityManager } from 'typeorm'
import { openSupervisions } from './overdue-things.query.js'

/** 督办 that is not closed: its unit is reminded three days before its day, and once when it is past. */
export async function supervisionWorks(tx: EntityManager, today: string): Promise<ReminderWork[]> {
  return (await openSupervisions(tx, today)).map(({ supervision: { id, year, number, organisationCode, dueOn } }) => ({
    subject: `supervision/${id}`,
    kind: 'supervise' as const,
    organisationCode,
    name: supervisionNumber(year, number),
    dueOn,
  }))
}
