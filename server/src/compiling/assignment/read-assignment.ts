import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import { AssignmentEntity } from './assignment.entity.js'

/** A work with the standing facts it is of. */
export interface PlacedAssignment {
  assignment: AssignmentEntity
  domain: PilotDomainEntity
  organisation: OrganisationEntity
  round: RoundEntity
  /** the work that it belongs to */ parent: AssignmentEntity | null
  phaseClosed: boolean
}

type Joined = AssignmentEntity &
  Pick<PlacedAssignment, 'domain' | 'organisation' | 'round' | 'parent'> & { closure: PhaseClosureEntity | null }

/** One statement, since every act upon rows asks it; null where there is no such work. */
export async function readAssignment(tx: EntityManager, id: number): Promise<PlacedAssignment | null> {
  const assignment = (await tx
    .createQueryBuilder(AssignmentEntity, 'work')
    .innerJoinAndMapOne('work.domain', PilotDomainEntity, 'domain', 'domain.code = work.domainCode')
    .innerJoinAndMapOne('work.organisation', OrganisationEntity, 'unit', 'unit.code = work.organisationCode')
    .innerJoinAndMapOne('work.round', RoundEntity, 'round', 'round.code = work.roundCode')
    .leftJoinAndMapOne('work.parent', AssignmentEntity, 'parent', 'parent.id = work.parentId')
    .leftJoinAndMapOne(
      'work.closure',
      PhaseClosureEntity,
      'closure',
      'closure.roundCode = work.roundCode AND closure.phase = work.phase',
    )
    .where('work.id = :id', { id })
    .getOne()) as Joined | null
  if (!assignment) return null
  const { domain, organisation, round, parent, closure } = assignment
  // An act may save the work: what was joined is no part of it.
  for (const joined of ['domain', 'organisation', 'round', 'parent', 'closure'])
    Reflect.deleteProperty(assignment, joined)
  return { assignment, domain, organisation, round, parent: parent ?? null, phaseClosed: Boolean(closure) }
}
