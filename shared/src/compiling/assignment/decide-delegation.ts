import { type Decision, refuse } from '../../base/refusal.js'
import { type Actor, decideFill, type SubmissionFacts } from '../submission/submission-policy.js'
import type { VillageWork } from './assignment.contract.js'

/** A village of the town; `handedIn` once it has handed in at all, `begun` the rows it has worked on. */
export type VillageFacts = Pick<VillageWork, 'organisation' | 'assignmentId'> & { handedIn: boolean; begun: number }

/** Whether this town delegates at all: its approver, while its own work is open. `isTown` false for leads and villages. */
export function decideDelegate(facts: SubmissionFacts, actor: Actor, isTown: boolean): Decision {
  const refusals = [...decideFill(facts, actor)]
  if (!isTown) refusals.push(refuse('delegation.not-town', 'submission', '只有镇（街道）才能委托村（社区）填报'))
  if (!actor.roles.includes('approver')) {
    refusals.push(refuse('account.role', 'submission', '只有本单位的审签人才能委托村（社区）填报'))
  }
  return refusals
}

/** 委托: the villages wanted are the town's own; work that a village has begun is not taken from it. */
export function decideDelegation(
  facts: SubmissionFacts,
  actor: Actor,
  isTown: boolean,
  wanted: readonly string[],
  villages: readonly VillageFacts[],
): Decision {
  const refusals = [...decideDelegate(facts, actor, isTown)]
  wanted.forEach((code, index) => {
    if (!villages.some(({ organisation }) => organisation.code === code)) {
      refusals.push(refuse('delegation.unknown', `villageCodes/${index}`, '这不是本镇（街道）的村（社区）'))
    }
  })
  for (const { organisation, assignmentId, begun, handedIn } of villages) {
    if (assignmentId === null || wanted.includes(organisation.code)) continue
    if (handedIn) {
      refusals.push(
        refuse('delegation.handed-in', `villages/${organisation.code}`, `${organisation.name}已经报送，不能收回委托`),
      )
    } else if (begun > 0) {
      refusals.push(
        refuse(
          'delegation.begun',
          `villages/${organisation.code}`,
          `${organisation.name}已填报${begun}项，请该村（社区）删除后再收回委托`,
        ),
      )
    }
  }
  return refusals
}
