import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { answerDue } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { OfficeCalendar } from '../../district/round/working-days.service.js'
import { FeedbackEntity } from './feedback.entity.js'

/** 群众反馈 that nobody has answered, each with the unit responsible: one unanswered for three months is a veto item. */
export async function feedbackWorks(tx: EntityManager, calendar: OfficeCalendar): Promise<ReminderWork[]> {
  const [open, domains] = await Promise.all([
    tx.find(FeedbackEntity, { where: { answeredAt: IsNull(), safety: Not('waiting') }, order: { id: 'ASC' } }),
    tx.find(PilotDomainEntity),
  ])
  return open.map(({ id, organisationCode, entryName, domainCode, at }) => {
    const { answerDueOn, estimated } = answerDue(localDateAt(at), calendar)
    return {
      subject: `feedback/${id}/${organisationCode}`,
      kind: 'feedback' as const,
      organisationCode,
      name: entryName || domains.find(({ code }) => code === domainCode)?.name || '公开工作',
      dueOn: answerDueOn,
      estimated,
    }
  })
}
