import type { PackRound } from '@gongkai/shared/region/region-pack'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { ReportEntity } from '../report/report.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { RoundEntity } from './round.entity.js'

const PHASES = ['inventory', 'catalogue'] as const

/**
 * Opens a round: an assignment for every domain and each of its leads (own level) and every town that fills, with a
 * submission and a report for both filling phases (the notice, 一 and 二).
 */
export async function openRound(tx: EntityManager, round: PackRound): Promise<RoundEntity> {
  const saved = await tx.save(RoundEntity, { ...round })
  const domains = await tx.find(PilotDomainEntity, { order: { code: 'ASC' } })
  const towns = await tx.find(OrganisationEntity, { where: { kind: 'town', fills: true }, order: { code: 'ASC' } })
  for (const { code: domainCode, leadCodes } of domains) {
    const senders = [...leadCodes, ...towns.map(({ code }) => code)]
    const assignments = await tx.save(
      AssignmentEntity,
      senders.map((organisationCode) => ({
        roundCode: round.code,
        domainCode,
        organisationCode,
        phase: 'inventory' as const,
      })),
    )
    for (const phase of PHASES) {
      await tx.insert(ReportEntity, {
        roundCode: round.code,
        domainCode,
        phase,
        state: 'preparing',
        signedBy: [],
        exceptions: [],
        remark: '',
      })
      await tx.insert(
        SubmissionEntity,
        assignments.map(({ id }) => ({
          assignmentId: id,
          phase,
          state: 'draft' as const,
          revision: 0,
          submittedAt: null,
          approvedBy: [],
        })),
      )
    }
  }
  return saved
}
