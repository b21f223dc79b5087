import type { AccountView } from '@gongkai/shared/district/account/account.contract'
import {
  decideDeactivateAccount,
  decideEditAccount,
  decideReactivateAccount,
  decideResetPassword,
} from '@gongkai/shared/district/account/account-policy'
import type { SignedIn } from '../../platform/http/actor.js'
import type { AccountCase } from './account-case.js'

export function presentAccount({ person, organisation, facts }: AccountCase, actor: SignedIn): AccountView {
  const { id, version, account, name, roles, phone, active, mustChangePassword } = person
  return {
    id,
    version,
    account,
    name,
    roles,
    organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
    phone,
    active,
    mustChangePassword,
    can: {
      // as it stands; what an edit may not change is said when it is sent
      edit: [...decideEditAccount(facts, { name, roles, phone: '' }, { ...organisation, active: true }, actor)],
      resetPassword: [...decideResetPassword(facts, actor)],
      deactivate: [...decideDeactivateAccount(facts, actor)],
      reactivate: [...decideReactivateAccount(facts, actor)],
    },
  }
}
