import type { OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import {
  decideDeactivate,
  decideDelete,
  decideEditOrganisation,
  decideLeave,
  decideReactivate,
} from '@gongkai/shared/office/organisation/organisation-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { OrganisationCase } from './organisation-case.js'

const named = ({ code, name }: { code: string; name: string }) => ({ code, name })

export async function presentOrganisation(
  tx: EntityManager,
  organisationCase: OrganisationCase,
  actor: SignedIn,
): Promise<OrganisationDetail> {
  const { organisation, parent, facts } = organisationCase
  const { code, name, kind, fills, active, version, mergedInto } = organisation
  const heir = mergedInto ? await tx.findOneBy(OrganisationEntity, { code: mergedInto }) : null
  return {
    code,
    name,
    kind,
    parent: organisation.parentCode,
    fills,
    active,
    version,
    mergedInto: heir && named(heir),
    accountCount: organisationCase.people.length,
    formerNames: organisationCase.formerNames.map(({ name, usedUntil }) => ({ name, until: usedUntil })),
    parentUnit: parent && named(parent),
    villages: organisationCase.villages.map((village) => ({ ...named(village), active: village.active })),
    accounts: organisationCase.people.map(({ id, account, name, active }) => ({ id, account, name, active })),
    leads: organisationCase.leads.map(named),
    absorbed: organisationCase.absorbed.map(named),
    openAssignments: organisationCase.openWork.length,
    can: {
      edit: [...decideEditOrganisation(facts, name, [], actor)],
      merge: [...decideLeave(facts, actor)],
      deactivate: [...decideDeactivate(facts, actor)],
      reactivate: [...decideReactivate(facts, parent?.active ?? true, actor)],
      delete: [...decideDelete(facts, actor)],
    },
  }
}
