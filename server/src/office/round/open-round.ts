import type { PackRound } from '@gongkai/shared/base/region/region-pack'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import { DOMAIN_PHASE } from '@gongkai/shared/district/round/round-lifecycle'
import { domainsInScope, type WantedScope, type Work, worksInScope } from '@gongkai/shared/office/round/round-scope'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { type DecidedSince, startRenewal } from '../../compiling/renewal/start-renewal.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { openSubmissions } from '../../compiling/submission/open-submissions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'

/**
 * Opens a round: an assignment for every domain (of those named) and each of its leads (own level) and every unit that fills it, with a
 * submission and a report for both filling phases (the notice, 一 and 二); a renewal has the catalogue only, and begins with what stands. As many statements for 200 towns as for two, near enough.
 */
export async function openRound(
  tx: EntityManager,
  { kind = 'compilation', domainCodes, unitCodes, ...round }: PackRound & { kind?: RoundKind } & WantedScope,
): Promise<RoundEntity> {
  const saved = await tx.save(RoundEntity, { ...round, kind })
  const { domains, units } = await scopeFacts(tx)
  const wanted = { domainCodes, unitCodes }
  const codes = domainsInScope(wanted, domains).map(({ code }) => code)
  await openReports(tx, saved, codes)
  await openWorks(
    tx,
    saved,
    worksInScope(wanted, domains, units).map((work) => ({ ...work, phase: firstPhase(kind) })),
  )
  return saved
}

export const firstPhase = (kind: RoundKind): FillingPhase =>
  kind === 'renewal' ? DOMAIN_PHASE.after('goOn') : DOMAIN_PHASE.start

/** The domains and units that a round may be made of, in the order of their lists. */
export async function scopeFacts(tx: EntityManager) {
  const [domains, units] = await Promise.all([
    tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    tx.find(OrganisationEntity, { where: { kind: In(['agency', 'town']) }, order: { code: 'ASC' } }),
  ])
  return { domains: domains.map((domain) => ({ ...domain, retired: domain.retiredAt !== null })), units }
}

/** A report of each of these domains for every phase that the round fills in. */
export const openReports = (
  tx: EntityManager,
  { code: roundCode, kind }: Pick<RoundEntity, 'code' | 'kind'>,
  domainCodes: readonly string[],
): Promise<void> =>
  insertMany(
    tx,
    ReportEntity,
    domainCodes.flatMap((domainCode) =>
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

/** Works with their drafts, from the phase on that each stands in; in a renewal they begin with what stands published. */
export async function openWorks(
  tx: EntityManager,
  { code: roundCode, kind }: Pick<RoundEntity, 'code' | 'kind'>,
  works: readonly (Work & { phase: FillingPhase })[],
): Promise<AssignmentEntity[]> {
  const before = await tx.find(AssignmentEntity, { select: { id: true }, where: { roundCode } })
  await insertMany(
    tx,
    AssignmentEntity,
    works.map((work) => ({ ...work, roundCode, parentId: null, noDutyReason: '' })),
  )
  const known = new Set(before.map(({ id }) => id))
  const all = await tx.find(AssignmentEntity, { where: { roundCode, parentId: IsNull() }, order: { id: 'ASC' } })
  const opened = all.filter(({ id }) => !known.has(id))
  await openSubmissions(tx, opened, kind)
  if (kind === 'renewal') await startRenewal(tx, roundCode, await decidedSince(tx), opened)
  return opened
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
