import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

/** Work delegated and not accepted back: it stays behind when who asked for it hands in. */
export interface NotBack {
  organisationCode: string
  assignmentId: number
  state: Exclude<SubmissionState, 'approved'>
}

/** The work that stays behind when these hand in. */
export async function readNotBack(
  tx: EntityManager,
  parentIds: readonly number[],
): Promise<(NotBack & { parentId: number })[]> {
  const works = await tx.find(AssignmentEntity, {
    where: { parentId: In(parentIds) },
    order: { organisationCode: 'ASC' },
  })
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(works.map(({ id }) => id)) })
  const stateOf = new Map(submissions.map(({ assignmentId, phase, state }) => [`${assignmentId}/${phase}`, state]))
  return works.flatMap(({ id, parentId, phase, organisationCode }) => {
    const state = stateOf.get(`${id}/${phase}`) ?? 'draft'
    return state === 'approved' ? [] : [{ parentId: parentId ?? 0, organisationCode, assignmentId: id, state }]
  })
}
