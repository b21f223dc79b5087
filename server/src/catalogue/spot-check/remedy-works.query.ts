import { isOpenRemedy } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { remediesOf } from './remedy-facts.query.js'
import { SpotCheckLineEntity } from './spot-check.entities.js'

/** 整改 that is not closed: its unit is told once when its day is past. */
export async function remedyWorks(tx: EntityManager, today: string): Promise<ReminderWork[]> {
  const lines = await tx.find(SpotCheckLineEntity, {
    where: { remedyDueOn: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  const remedyOf = await remediesOf(tx, lines, today)
  return lines
    .filter((line) => isOpenRemedy(remedyOf(line).state))
    .map(({ id, organisationCode, itemName, remedyDueOn }) => ({
      subject: `remedy/${id}`,
      kind: 'remedy' as const,
      organisationCode,
      name: itemName,
      dueOn: remedyDueOn ?? '',
    }))
}
