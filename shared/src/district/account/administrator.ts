import { type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'

/** A person who wants to run units, accounts, rounds. */
export interface Administrator {
  personId: number
  organisationKind: OrganisationKind
  roles: readonly Role[]
}

/** The house itself is run by the office's 管理员 only; the first refusal of every policy here. */
export function administratorOnly(actor: Administrator): Refusal[] {
  return actor.organisationKind === 'office' && actor.roles.includes('admin')
    ? []
    : [refuse('account.role', '', '只有区信息公开办的管理员才能办理')]
}

/** A reason of one's own: 4 to 200 characters. */
export function reasonFaults(reason: string, at = 'reason'): Refusal[] {
  const { length } = reason.trim()
  return length >= 4 && length <= 200 ? [] : [refuse('administration.reason', at, '请写明理由，4 到 200 字')]
}
