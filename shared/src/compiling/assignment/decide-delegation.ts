import { type Decision, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { type Actor, decideFill, type SubmissionFacts } from '../submission/submission-policy.js'
import type { Asks, VillageWork } from './assignment.contract.js'

/** A unit that may be asked; `handedIn` once it has handed in at all, `begun` the rows it has worked on. */
export type AskedFacts = Pick<VillageWork, 'organisation' | 'assignmentId'> & { handedIn: boolean; begun: number }

/** The units that may be asked to fill for the unit of a work: a town asks its villages, a lead other departments; who was asked asks nobody. */
export function asksOf(kind: OrganisationKind, leads: boolean, asked: boolean): Asks | null {
  if (asked) return null
  if (kind === 'town') return 'villages'
  return kind === 'agency' && leads ? 'departments' : null
}

/** Whether this unit asks others at all: its approver, while its own work is open. */
export function decideDelegate(facts: SubmissionFacts, actor: Actor, asks: Asks | null): Decision {
  const refusals = [...decideFill(facts, actor)]
  if (asks === null)
    refusals.push(
      refuse(
        'delegation.not-town',
        'submission',
        '只有镇（街道）才能委托村（社区）填报，只有牵头单位才能请其他部门协助填报',
      ),
    )
  if (!actor.roles.includes('approver')) {
    refusals.push(refuse('account.role', 'submission', '只有本单位的审签人才能委托其他单位填报'))
  }
  return refusals
}

/** 委托: the units wanted may be asked by this one; work that a unit has begun is not taken from it. */
export function decideDelegation(
  facts: SubmissionFacts,
  actor: Actor,
  asks: Asks | null,
  wanted: readonly string[],
  units: readonly AskedFacts[],
): Decision {
  const refusals = [...decideDelegate(facts, actor, asks)]
  const unknown =
    asks === 'departments' ? '应是本轮没有这个领域任务的其他在用区直部门' : '这不是本镇（街道）的村（社区）'
  wanted.forEach((code, index) => {
    if (!units.some(({ organisation }) => organisation.code === code)) {
      refusals.push(refuse('delegation.unknown', `villageCodes/${index}`, unknown))
    }
  })
  for (const { organisation, assignmentId, begun, handedIn } of units) {
    if (assignmentId === null || wanted.includes(organisation.code)) continue
    const at = `villages/${organisation.code}`
    if (handedIn) {
      refusals.push(refuse('delegation.handed-in', at, `${organisation.name}已经报送，不能收回委托`))
    } else if (begun > 0) {
      const text = `${organisation.name}已填报${begun}项，请该单位删除后再收回委托`
      refusals.push(refuse('delegation.begun', at, text))
    }
  }
  return refusals
}
