import type { PackRound } from '@gongkai/shared/base/region/region-pack'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { DOMAIN_PHASE } from '@gongkai/shared/district/round/round-lifecycle'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { FILLING_PHASES, openSubmissions } from '../../compiling/submission/open-submissions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'

/**
 * Opens a round: an assignment for every domain and each of its leads (own level) and every active town that fills, with a
 * submission and a report for both filling phases (the notice, 一 and 二).
 */
export async function openRound(tx: EntityManager, round: PackRound): Promise<RoundEntity> {
  const saved = await tx.save(RoundEntity, { ...round })
  const domains = await tx.find(PilotDomainEntity, { order: { code: 'ASC' } })
  const towns = await tx.find(OrganisationEntity, {
    where: { kind: 'town', fills: true, active: true },
    order: { code: 'ASC' },
  })
  for (const { code: domainCode, leadCodes } of domains) {
    const senders = [...leadCodes, ...towns.map(({ code }) => code)]
    const assignments = await tx.save(
      AssignmentEntity,
      senders.map((organisationCode) => ({
        roundCode: round.code,
        domainCode,
        organisationCode,
        phase: DOMAIN_PHASE.start,
        parentId: null,
        noDutyReason: '',
      })),
    )
    await openSubmissions(tx, assignments)
    await tx.insert(
      ReportEntity,
      FILLING_PHASES.map((phase) => ({
        roundCode: round.code,
        domainCode,
        phase,
        state: REPORT.start,
        signedBy: [],
        exceptions: [],
        remark: '',
      })),
    )
  }
  return saved
}
