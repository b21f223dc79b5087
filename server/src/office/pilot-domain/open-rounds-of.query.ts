import type { RetireEffect } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'

/** The rounds in which the catalogue of a domain is not accepted yet, the newest first, and how many works are not approved. */
export async function openRoundsOf(tx: EntityManager, domainCode: string): Promise<RetireEffect['openRounds']> {
  const reports = await tx.findBy(ReportEntity, { domainCode, phase: 'catalogue' })
  const open = reports.filter(({ state }) => state !== 'accepted').map(({ roundCode }) => roundCode)
  const [rounds, assignments] = await Promise.all([
    tx.find(RoundEntity, { where: { code: In(open) }, order: { year: 'DESC', code: 'DESC' } }),
    tx.findBy(AssignmentEntity, { domainCode, roundCode: In(open), parentId: IsNull() }),
  ])
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const stateOf = new Map(submissions.map(({ assignmentId, phase, state }) => [`${assignmentId}/${phase}`, state]))
  return rounds.map(({ code, name }) => ({
    name,
    open: assignments.filter(
      ({ id, phase, roundCode }) => roundCode === code && stateOf.get(`${id}/${phase}`) !== 'approved',
    ).length,
  }))
}
