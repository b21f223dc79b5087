import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'
import type { Actor } from './session.repository.js'

export function presentPerson(actor: Actor): SignedInPerson {
  const { name, account, roles, organisationCode, organisationName, organisationKind, mustChangePassword } = actor
  return {
    name,
    account,
    roles,
    organisation: { code: organisationCode, name: organisationName, kind: organisationKind },
    mustChangePassword,
  }
}
