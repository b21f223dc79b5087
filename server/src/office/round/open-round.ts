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
import { insertMany } from '../../platform/database/write-many.js'

/**
 * Opens a round: an assignment for every domain and each of its leads (own level) and every active town that fills, with a
 * submission and a report for both filling phases (the notice, 一 and 二). As many statements for 200 towns as for two, near enough.
 */
export async function openRound(tx: EntityManager, round: PackRound): Promise<RoundEntity> {
  const saved = await tx.save(RoundEntity, { ...round })
  const domains = await tx.find(PilotDomainEntity, { order: { code: 'ASC' } })
  const towns = await tx.find(OrganisationEntity, {
    where: { kind: 'town', fills: true, active: true },
    order: { code: 'ASC' },
  })
  const { code: roundCode } = round
  await insertMany(
    tx,
    AssignmentEntity,
    domains.flatMap(({ code: domainCode, leadCodes }) =>
      [...leadCodes, ...towns.map(({ code }) => code)].map((organisationCode) => ({
        roundCode,
        domainCode,
        organisationCode,
        phase: DOMAIN_PHASE.start,
        parentId: null,
        noDutyReason: '',
      })),
    ),
  )
  await openSubmissions(
    tx,
    await tx.find(AssignmentEntity, { select: { id: true }, where: { roundCode }, order: { id: 'ASC' } }),
  )
  await insertMany(
    tx,
    ReportEntity,
    domains.flatMap(({ code: domainCode }) =>
      FILLING_PHASES.map((phase) => ({
        roundCode,
        domainCode,
        phase,
        state: REPORT.start,
        signedBy: [],
        exceptions: [],
        remark: '',
      })),
    ),
  )
  return saved
}
