import type { Place } from '../../platform/ledger/ledger.js'
import type { AssignmentEntity } from './assignment.entity.js'

/** The place of an act upon an assignment in the 留痕: the unit that has the work now. */
export function placeOf({
  id,
  organisationCode,
  domainCode,
}: Pick<AssignmentEntity, 'id' | 'organisationCode' | 'domainCode'>): Place {
  return { assignmentId: id, unitCode: organisationCode, domainCode }
}
