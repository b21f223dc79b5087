import type { FeedbackStanding, FeedbackView } from '@gongkai/shared/feedback/feedback.contract'
import { answerDue, decideAnswer, decideTransfer } from '@gongkai/shared/feedback/feedback-policy'
import { localDateAt } from '@gongkai/shared/time/local-date'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../platform/http/actor.js'
import { shownCode } from '../platform/spoken-code.js'
import type { OfficeCalendar } from '../round/working-days.service.js'
import type { FeedbackEntity } from './feedback.entity.js'

/** Presents feedback with the names of today; read once for as many as there are. */
export async function feedbackPresenter(tx: EntityManager, calendar: OfficeCalendar, today: string) {
  const [domains, organisations] = await Promise.all([tx.find(PilotDomainEntity), tx.find(OrganisationEntity)])
  const officeCode = organisations.find(({ kind }) => kind === 'office')?.code ?? ''
  const domainOf = (code: string | null) => {
    const domain = domains.find((each) => each.code === code)
    return domain ? { code: domain.code, name: domain.name } : null
  }
  const nameOf = (code: string) => organisations.find((each) => each.code === code)?.name ?? code

  const standing = (feedback: FeedbackEntity): FeedbackStanding => ({
    trackingCode: shownCode(feedback.trackingCode),
    kind: feedback.kind,
    text: feedback.text,
    entry: feedback.publicNumber ? { id: feedback.publicNumber, name: feedback.entryName } : null,
    domain: domainOf(feedback.domainCode),
    organisation: nameOf(feedback.organisationCode),
    at: feedback.at.toISOString(),
    ...answerDue(localDateAt(feedback.at), calendar),
    answer: feedback.answer,
    answeredAt: feedback.answeredAt?.toISOString() ?? null,
  })

  const view = (feedback: FeedbackEntity, actor: SignedIn): FeedbackView => {
    const { id, version, organisationCode, answeredAt, answeredBy } = feedback
    const shown = standing(feedback)
    const facts = { organisationCode, answered: answeredAt !== null, officeCode }
    return {
      ...shown,
      id,
      version,
      organisation: { code: organisationCode, name: nameOf(organisationCode) },
      safety: feedback.safety,
      late: answeredAt === null && shown.answerDueOn < today,
      answeredBy,
      can: { answer: [...decideAnswer(facts, actor)], transfer: [...decideTransfer(facts, actor)] },
    }
  }
  return { standing, view, officeCode }
}
