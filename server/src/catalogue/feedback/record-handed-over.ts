import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import type { FeedbackEntity } from './feedback.entity.js'

/** Complaints that went over because their unit ended: as passed on, so that who answers from now on is told of each. */
export async function recordHandedOver(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  complaints: readonly FeedbackEntity[],
  from: string,
  reason: string,
): Promise<void> {
  for (const { id: feedbackId, organisationCode, domainCode, entryName: name, safety } of complaints) {
    // Nobody is told of a feedback that WeChat has not judged yet.
    if (safety === 'waiting') continue
    const detail = { feedbackId, organisationCode, from, domainCode, name, reason: reason.trim() }
    await ledger.record(tx, actor, {
      kind: 'feedback.transferred',
      place: { unitCode: organisationCode, domainCode },
      detail,
    })
  }
}
