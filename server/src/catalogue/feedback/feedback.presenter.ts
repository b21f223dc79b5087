import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { FeedbackStanding, FeedbackView } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { answerDue, decideAnswer, decideTransfer } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { PAUSED, PAUSED_ANSWER } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { OfficeCalendar } from '../../district/round/working-days.service.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { shownCode } from '../../platform/spoken-code.js'
import { downNow } from '../takedown/down-items.query.js'
import { carriedDisclosures, gone } from './carried-disclosure.js'
import type { FeedbackEntity } from './feedback.entity.js'

/** Presents feedback with the names of today; read once for as many as there are. */
export async function feedbackPresenter(
  tx: EntityManager,
  calendar: OfficeCalendar,
  today: string,
  feedbacks: readonly FeedbackEntity[],
) {
  const [domains, organisations, items, answers, carried] = await Promise.all([
    tx.find(PilotDomainEntity),
    tx.find(OrganisationEntity),
    downNow(tx, 'entry'),
    downNow(tx, 'feedback'),
    carriedDisclosures(tx, feedbacks, today),
  ])
  const officeCode = organisations.find(({ kind }) => kind === 'office')?.code ?? ''
  const domainOf = (code: string | null) => {
    const domain = domains.find((candidate) => candidate.code === code)
    return domain ? { code: domain.code, name: domain.name } : null
  }
  const nameOf = (code: string) => organisations.find((organisation) => organisation.code === code)?.name ?? code

  const whole = (feedback: FeedbackEntity): FeedbackStanding => ({
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
    ...(feedback.disclosureId === null || feedback.disclosureId === undefined
      ? {}
      : { disclosure: carried.get(feedback.disclosureId) ?? gone(feedback.disclosureId) }),
  })

  /** As the resident reads it: without the words of what is down (紧急下线). */
  const standing = (feedback: FeedbackEntity): FeedbackStanding => {
    const shown = whole(feedback)
    const { entry, disclosure } = shown
    const isItemDown = entry !== null && items.has(entry.id)
    const isAnswerDown = answers.has(String(feedback.id))
    return {
      ...shown,
      ...(entry && isItemDown ? { entry: { id: entry.id, name: PAUSED } } : {}),
      ...(isAnswerDown ? { answer: PAUSED_ANSWER } : {}),
      ...(disclosure && (isItemDown || isAnswerDown) ? { disclosure: gone(disclosure.id) } : {}),
    }
  }

  const view = (feedback: FeedbackEntity, actor: SignedIn): FeedbackView => {
    const { id, version, organisationCode, answeredAt, answeredBy } = feedback
    const shown = whole(feedback)
    const facts = { organisationCode, answered: answeredAt !== null, officeCode }
    return {
      ...shown,
      id,
      version,
      organisation: { code: organisationCode, name: nameOf(organisationCode) },
      safety: feedback.safety,
      late: answeredAt === null && shown.answerDueOn < today,
      answeredBy,
      answerDown: answers.has(String(id)),
      can: { answer: [...decideAnswer(facts, actor)], transfer: [...decideTransfer(facts, actor)] },
    }
  }
  return { standing, view, officeCode }
}
