import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { isSettled } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { reviewersOf } from '../../compiling/assignment/assignment-case.js'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { AmendmentEntity } from './amendment.entity.js'
import type { AmendmentActs } from './amendment-acts.js'

/** The leads of a domain changed: an amendment that all remaining leads have approved waits for nobody but the office. */
export async function settleAmendments(
  tx: EntityManager,
  acts: AmendmentActs,
  actor: SignedIn,
  domain: PilotDomainEntity,
): Promise<void> {
  const waiting = await tx.findBy(AmendmentEntity, { domainCode: domain.code, state: 'proposed' })
  for (const amendment of waiting) {
    const reviewerCodes = reviewersOf(domain, amendment.organisationCode, null)
    if (!isSettled({ reviewerCodes, signedBy: amendment.signedBy })) continue
    amendment.state = AMENDMENT.after('settle')
    const assignment = await tx.findOneByOrFail(AssignmentEntity, { id: amendment.assignmentId })
    await acts.save(tx, actor, { amendment, assignment }, 'settled')
  }
}
