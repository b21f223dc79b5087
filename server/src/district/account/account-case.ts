import type { AccountFacts, Home } from '@gongkai/shared/district/account/account-policy'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** An account and what is asked about it. */
export interface AccountCase {
  person: PersonEntity
  organisation: OrganisationEntity
  facts: AccountFacts
}

/**
 * Acts upon accounts come one after the other: of two administrators who take each other's role at once, one must still be
 * there.
 */
export async function lockAccounts(tx: EntityManager): Promise<void> {
  await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
}

/** @throws Refused 404 without such an account, 409 when `version` is no longer what stands */
export async function loadAccount(tx: EntityManager, id: number, version?: number): Promise<AccountCase> {
  const person = await tx.findOneBy(PersonEntity, { id })
  if (!person) throw notFound('个账号')
  if (version !== undefined)
    await ensureUnchanged(
      tx,
      'administration.conflict',
      { read: version, stands: person.version },
      actsUponAccount(person),
    )
  const organisation = await tx.findOneByOrFail(OrganisationEntity, { code: person.organisationCode })
  return { person, organisation, facts: factsOf(person, organisation, await soleAdministrator(tx)) }
}

export function factsOf(person: PersonEntity, organisation: OrganisationEntity, sole: number | null): AccountFacts {
  return {
    id: person.id,
    active: person.active,
    roles: person.roles,
    organisationKind: organisation.kind,
    lastAdministrator: person.id === sole,
  }
}

/** The id of the only active 管理员, null while there are more. */
export async function soleAdministrator(tx: EntityManager): Promise<number | null> {
  const offices = await tx.findBy(OrganisationEntity, { kind: 'office' })
  const people = await tx.findBy(PersonEntity, { organisationCode: In(offices.map(({ code }) => code)), active: true })
  const [first, second] = people.filter(({ roles }) => roles.includes('admin'))
  return first && !second ? first.id : null
}

export async function homeOf(tx: EntityManager, code: string): Promise<Home> {
  return tx.findOneBy(OrganisationEntity, { code })
}

/** @param account folded, as all that are stored */
export async function isTaken(tx: EntityManager, account: string): Promise<boolean> {
  return tx.existsBy(PersonEntity, { account })
}

const actsUponAccount = ({ id, organisationCode }: PersonEntity): Acts => ({
  kinds: ['account.edited', 'account.deactivated', 'account.reactivated', 'account.password-reset'],
  unitCode: organisationCode,
  about: ({ detail }) => detail.personId === id,
})
