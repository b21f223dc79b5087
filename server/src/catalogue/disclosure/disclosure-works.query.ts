import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import { type EntityManager, IsNull } from 'typeorm'
import { OccurrenceEntity } from './disclosure.entities.js'

/** 应公开信息 that is not published yet, each with the unit that owes it: told once when it is due soon and once when it is overdue. */
export async function disclosureWorks(tx: EntityManager): Promise<ReminderWork[]> {
  const open = await tx.find(OccurrenceEntity, {
    select: { id: true, organisationCode: true, title: true, dueOn: true, estimated: true },
    where: { settled: false, publishedOn: IsNull() },
    order: { id: 'ASC' },
  })
  return open.map(({ id, organisationCode, title, dueOn, estimated }) => ({
    subject: `disclosure/${id}`,
    kind: 'disclose' as const,
    organisationCode,
    name: title,
    dueOn,
    estimated,
  }))
}
