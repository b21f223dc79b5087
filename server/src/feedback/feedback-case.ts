import { refuse } from '@gongkai/shared/base/refusal'
import type { FeedbackFacts } from '@gongkai/shared/feedback/feedback-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { notFound, Refused } from '../platform/http/refused.js'
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
  if (feedback.version !== version)
    throw new Refused(409, [refuse('feedback.changed', 'version', '这件反馈刚刚由同事办理过，请刷新后再看')])
  const office = await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })
  const { organisationCode, answeredAt } = feedback
  return { feedback, facts: { organisationCode, answered: answeredAt !== null, officeCode: office.code } }
}
