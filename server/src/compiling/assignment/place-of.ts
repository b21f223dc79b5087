import type { Place } from '../../platform/ledger/ledger.js'
import type { AssignmentEntity } from './assignment.entity.js'

/** Where an act upon an assignment stands in the 留痕: with whoever has the work now. */
export function placeOf({
  id,
  organisationCode,
  domainCode,
}: Pick<AssignmentEntity, 'id' | 'organisationCode' | 'domainCode'>): Place {
  return { assignmentId: id, unitCode: organisationCode, domainCode }
}
