import type { LeadsEffect } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideChangeLeads, leadWasAsked, outcomeOf } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { reviewersOf } from '../../compiling/assignment/assignment-case.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'

/** Everything that a change of 牵头单位 touches, found out before it is shown or done. */
export interface LeadChange {
  domain: PilotDomainEntity
  /** own-level work that the new lead takes over */ transfers: { assignment: AssignmentEntity; to: string }[]
  /** own-level work that the new lead begins, in the phase the domain stands in */ begins: {
    roundCode: string
    phase: AssignmentEntity['phase']
    organisationCode: string
  }[]
  /** submissions that all remaining leads have approved */ settled: {
    submission: SubmissionEntity
    assignment: AssignmentEntity
  }[]
  effect: LeadsEffect
}

/**
 * Finds out what new leads change in the rounds that are not finished. With `lock` the domain's reports stay locked, which
 * every act of the workflow takes first: nobody approves or signs meanwhile.
 */
export async function loadLeadChange(
  tx: EntityManager,
  actor: SignedIn,
  code: string,
  after: readonly string[],
  lock = false,
): Promise<LeadChange> {
  const domain = await tx.findOne(PilotDomainEntity, { where: { code }, ...(lock ? rowLock(tx) : {}) })
  if (!domain) throw notFound('个领域')
  const before = domain.leadCodes
  const all = await tx.find(ReportEntity, {
    where: { domainCode: code },
    order: { id: 'ASC' },
    ...(lock ? rowLock(tx) : {}),
  })
  const finished = new Set(
    all.filter(({ phase, state }) => phase === 'catalogue' && state === 'accepted').map(({ roundCode }) => roundCode),
  )
  const reports = all.filter(({ roundCode }) => !finished.has(roundCode))
  const roundCodes = [...new Set(reports.map(({ roundCode }) => roundCode))]
  const [rounds, assignments, organisations, asked] = await Promise.all([
    tx.findBy(RoundEntity, { code: In(roundCodes) }),
    tx.find(AssignmentEntity, {
      where: { domainCode: code, roundCode: In(roundCodes), parentId: IsNull() },
      order: { id: 'ASC' },
    }),
    tx.find(OrganisationEntity),
    tx.findBy(AssignmentEntity, {
      domainCode: code,
      roundCode: In(roundCodes),
      parentId: Not(IsNull()),
      organisationCode: In(after.filter((unit) => !before.includes(unit))),
    }),
  ])
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const unitOf = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const named = (unit: string) => ({ code: unit, name: unitOf.get(unit)?.name ?? unit })
  const roundName = (round: string) => rounds.find((candidate) => candidate.code === round)?.name ?? round

  const { transfers, begins } = ownWork(roundCodes, assignments, before, after)
  const moved = new Map(transfers.map(({ assignment, to }) => [assignment.id, to]))
  const settled: LeadChange['settled'] = []
  const touched: LeadsEffect['submissions'] = []
  for (const assignment of assignments) {
    const submission = submissions.find(
      (candidate) => candidate.assignmentId === assignment.id && candidate.phase === assignment.phase,
    )
    if (!submission || (submission.state !== 'submitted' && submission.state !== 'approved')) continue
    const sender = moved.get(assignment.id) ?? assignment.organisationCode
    const reviewers = reviewersOf({ ...domain, leadCodes: [...after] }, sender, null)
    const { outcome, awaits } = outcomeOf(submission.state, submission.approvedBy, reviewers)
    if (outcome === 'settles') settled.push({ submission, assignment })
    touched.push({
      assignmentId: assignment.id,
      round: roundName(assignment.roundCode),
      phase: assignment.phase,
      organisation: named(assignment.organisationCode),
      approvedBy: submission.approvedBy.map((lead) => named(lead).name),
      outcome,
      awaits: awaits.map((lead) => named(lead).name),
    })
  }
  return {
    domain,
    transfers,
    begins,
    settled,
    effect: {
      before: before.map(named),
      after: after.map(named),
      transfers: transfers.map(({ assignment, to }) => ({
        assignmentId: assignment.id,
        round: roundName(assignment.roundCode),
        from: named(assignment.organisationCode),
        to: named(to),
      })),
      begins: begins.map(({ roundCode, organisationCode }) => ({
        round: roundName(roundCode),
        organisation: named(organisationCode),
      })),
      submissions: touched,
      refusals: [
        ...decideChangeLeads(
          before,
          after,
          after.map((lead) => unitOf.get(lead) ?? null),
          reports.map((report) => ({ ...report, roundName: roundName(report.roundCode) })),
          actor,
        ),
        ...asked.map(({ organisationCode, roundCode }) =>
          leadWasAsked(named(organisationCode).name, roundName(roundCode), after.indexOf(organisationCode)),
        ),
      ],
    },
  }
}

/**
 * A new lead takes over the own-level work of the lead it replaces. If it has some already, or replaces nobody, nothing goes over, and it
 * begins its own if it has none.
 */
function ownWork(
  roundCodes: readonly string[],
  assignments: readonly AssignmentEntity[],
  before: readonly string[],
  after: readonly string[],
): Pick<LeadChange, 'transfers' | 'begins'> {
  const transfers: LeadChange['transfers'] = []
  const begins: LeadChange['begins'] = []
  for (const roundCode of roundCodes) {
    const own = assignments.filter((candidate) => candidate.roundCode === roundCode)
    const of = (unit: string) => own.find(({ organisationCode }) => organisationCode === unit)
    const leaving = before.filter((unit) => !after.includes(unit))
    for (const unit of after.filter((item) => !before.includes(item))) {
      const assignment = of(leaving.shift() ?? '')
      if (of(unit)) continue
      if (assignment) transfers.push({ assignment, to: unit })
      else begins.push({ roundCode, phase: own[0]?.phase ?? 'inventory', organisationCode: unit })
    }
  }
  return { transfers, begins }
}
