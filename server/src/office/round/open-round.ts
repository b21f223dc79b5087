import type { PackRound } from '@gongkai/shared/base/region/region-pack'
import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import { DOMAIN_PHASE } from '@gongkai/shared/district/round/round-lifecycle'
import { type EntityManager, Not } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { type DecidedSince, startRenewal } from '../../compiling/renewal/start-renewal.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { openSubmissions } from '../../compiling/submission/open-submissions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { insertMany } from '../../platform/database/write-many.js'

/**
 * Opens a round: an assignment for every domain and each of its leads (own level) and every active town that fills, with a
 * submission and a report for both filling phases (the notice, 一 and 二); a renewal has the catalogue only, and begins with what stands. As many statements for 200 towns as for two, near enough.
 */
export async function openRound(
  tx: EntityManager,
  { kind = 'compilation', ...round }: PackRound & { kind?: RoundKind },
): Promise<RoundEntity> {
  const saved = await tx.save(RoundEntity, { ...round, kind })
  const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
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
        phase: kind === 'renewal' ? DOMAIN_PHASE.after('goOn') : DOMAIN_PHASE.start,
        parentId: null,
        noDutyReason: '',
      })),
    ),
  )
  await openSubmissions(
    tx,
    await tx.find(AssignmentEntity, { select: { id: true }, where: { roundCode }, order: { id: 'ASC' } }),
    kind,
  )
  await insertMany(
    tx,
    ReportEntity,
    domains.flatMap(({ code: domainCode }) =>
      phasesOfRound(kind).map((phase) => ({
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
  if (kind === 'renewal') await startRenewal(tx, roundCode, await decidedSince(tx))
  return saved
}

/** 动态调整 that is finalised and that no edition carries yet: a renewal goes on with what was decided last. */
async function decidedSince(tx: EntityManager): Promise<DecidedSince> {
  const finalised = await tx.find(AmendmentEntity, {
    where: { state: 'finalised', kind: Not('add') },
    order: { id: 'ASC' },
  })
  return new Map(
    finalised.map(({ publicNumber, kind, fields }) => [publicNumber ?? '', kind === 'revise' ? fields : null]),
  )
}
