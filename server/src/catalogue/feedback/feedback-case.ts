import type { FeedbackFacts } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { FeedbackEntity } from './feedback.entity.js'

/**
 * Reads a feedback and keeps its row until the transaction ends.
 * @throws Refused 404 unless the actor is the office or the unit responsible; 409 when it is not as it was read
 */
export async function holdFeedback(
  tx: EntityManager,
  id: number,
  actor: SignedIn,
  version: number,
): Promise<{ feedback: FeedbackEntity; facts: FeedbackFacts }> {
  const feedback = await tx.findOne(FeedbackEntity, { where: { id }, ...rowLock(tx) })
  if (
    !feedback ||
    feedback.safety === 'waiting' ||
    (actor.organisationKind !== 'office' && feedback.organisationCode !== actor.organisationCode)
  )
    throw notFound('件群众反馈')
  const acts: Acts = { kinds: ['feedback.*'], about: ({ detail }) => detail.feedbackId === id }
  await ensureUnchanged(tx, 'feedback.changed', { read: version, stands: feedback.version }, acts)
  const office = await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })
  const { organisationCode, answeredAt } = feedback
  return { feedback, facts: { organisationCode, answered: answeredAt !== null, officeCode: office.code } }
}
