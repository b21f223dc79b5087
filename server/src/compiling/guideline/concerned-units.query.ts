import type { OrganisationKind } from '@gongkai/shared/base/words/organisation-kinds'
import { concerns } from '@gongkai/shared/compiling/guideline/guideline-policy'
import type { EntityManager } from 'typeorm'
import type { GuidelineChangeEntity } from '../../district/guideline/guideline-version.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import type { GuidelineCase } from './guideline-case.js'

/** A unit that a version concerns, and by how many rows of its own level. */
export interface ConcernedUnit {
  organisationCode: string
  count: number
}

/** The leads and the units that work in the domain, those that none of the changed rows is asked of left out. */
export async function concernedUnits(
  tx: EntityManager,
  { domain, phases }: GuidelineCase,
  changes: readonly GuidelineChangeEntity[],
): Promise<ConcernedUnit[]> {
  const works = await tx.find(AssignmentEntity, {
    select: { id: true, organisationCode: true },
    where: { domainCode: domain.code, roundCode: phases.newestRound },
  })
  const codes = [...domain.leadCodes, ...works.map(({ organisationCode }) => organisationCode)]
  const units = await tx.find(OrganisationEntity, {
    where: { code: In(codes), active: true },
    order: { code: 'ASC' },
  })
  return units.flatMap(({ code, kind }) => {
    const count = countFor(changes, kind)
    return count > 0 ? [{ organisationCode: code, count }] : []
  })
}

export const countFor = (changes: readonly GuidelineChangeEntity[], kind: OrganisationKind): number =>
  changes.filter(({ base, fields }) => concerns({ before: base, after: fields }, kind)).length
