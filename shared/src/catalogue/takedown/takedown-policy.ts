import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import type { TakedownState } from './takedown.contract.js'

interface Actor {
  organisationCode: string
  organisationKind: OrganisationKind
  roles: readonly Role[]
}

export const TAKEDOWN_REASON = { least: 4, most: 500 }

/** 紧急下线: any account of the office, since minutes count; of the unit whose item it is an approver. */
export function decideTakeDown(
  facts: { organisationCode: string; down: boolean },
  actor: Actor,
  reason?: string,
): Decision {
  const refusals: Refusal[] = []
  if (actor.organisationKind !== 'office') {
    if (actor.organisationCode !== facts.organisationCode)
      refusals.push(refuse('takedown.not-yours', 'subject', '这是其他单位公开的，请联系区信息公开办下线'))
    else if (!actor.roles.includes('approver'))
      refusals.push(refuse('account.role', 'subject', '只有本单位的审签人或区信息公开办才能下线'))
  }
  if (facts.down) refusals.push(refuse('takedown.down', 'subject', '已经下线，不必再办'))
  return [...refusals, ...reasonRefusals(reason, '下线')]
}

/** 恢复: by an approver of the office, with a reason. */
export function decideRestore(facts: { state: TakedownState }, actor: Actor, reason?: string): Decision {
  const refusals: Refusal[] = []
  if (actor.organisationKind !== 'office' || !actor.roles.includes('approver'))
    refusals.push(refuse('account.role', 'takedown', '只有区信息公开办的审签人才能恢复'))
  if (facts.state !== 'down') refusals.push(refuse('takedown.ended', 'takedown', '已经恢复或换了新内容，不必再办'))
  return [...refusals, ...reasonRefusals(reason, '恢复')]
}

function reasonRefusals(reason: string | undefined, act: string): Refusal[] {
  if (reason === undefined) return []
  const { length } = [...reason.trim()]
  const { least, most } = TAKEDOWN_REASON
  if (length < least) return [refuse('takedown.reason', 'reason', `请写明${act}的原因，至少 ${least} 个字`)]
  return length > most ? [refuse('takedown.reason', 'reason', `最多 ${most} 个字`)] : []
}
