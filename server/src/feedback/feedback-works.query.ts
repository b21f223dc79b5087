import type { ReminderWork } from '@gongkai/shared/notification/reminders-due'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { FeedbackEntity } from './feedback.entity.js'

/** 群众反馈 that nobody has answered, each with the unit responsible: one unanswered for three months is a veto item. */
export async function feedbackWorks(tx: EntityManager): Promise<ReminderWork[]> {
  const [open, domains] = await Promise.all([
    tx.find(FeedbackEntity, { where: { answeredAt: IsNull(), safety: Not('waiting') }, order: { id: 'ASC' } }),
    tx.find(PilotDomainEntity),
  ])
  return open.map(({ id, organisationCode, entryName, domainCode, answerDueOn }) => ({
    subject: `feedback/${id}/${organisationCode}`,
    kind: 'feedback' as const,
    organisationCode,
    name: entryName || domains.find(({ code }) => code === domainCode)?.name || '公开工作',
    dueOn: answerDueOn,
  }))
}
