import { type Decision, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'

/** 导入清单: by approvers, of the office by administrators too. */
export function decideImportMatters({
  roles,
  organisationKind,
}: {
  roles: readonly Role[]
  organisationKind: OrganisationKind
}): Decision {
  if (roles.includes('approver') || (organisationKind === 'office' && roles.includes('admin'))) return []
  const who = organisationKind === 'office' ? '管理员或审签人' : '审签人'
  return [refuse('account.role', 'matters', `只有本单位的${who}才能导入清单`)]
}
