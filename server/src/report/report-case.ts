import type { ReportView, SituationRow } from '@gongkai/shared/report/report.contract'
import {
  decideAccept,
  decideRecallReport,
  decideReturnReport,
  decideSign,
  type ReportFacts,
} from '@gongkai/shared/report/report-policy'
import { isLate } from '@gongkai/shared/round/is-late'
import { localDateAt } from '@gongkai/shared/time/local-date'
import { type EntityManager, In, IsNull } from 'typeorm'
import { standingDomains } from '../amendment/standing-domains.query.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { inPhase } from '../assignment/assignment-case.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { type Due, dueDates } from '../round/due.js'
import { RoundEntity } from '../round/round.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { ReportEntity } from './report.entity.js'

export interface ReportCase {
  report: ReportEntity
  domain: PilotDomainEntity
  round: RoundEntity
  assignments: {
    assignment: AssignmentEntity
    submission: SubmissionEntity
    organisation: OrganisationEntity
    entryCount: number
  }[]
  /** leads and whoever filled */ leads: OrganisationEntity[]
  dueOf: Due
  facts: ReportFacts
}

/**
 * Reads a report with the situation of its assignments; `lock` keeps its row until the transaction ends.
 * @throws Refused 404 unless the actor is the office or a lead of the domain.
 */
export async function loadReport(
  tx: EntityManager,
  id: number,
  actor: Pick<SignedIn, 'organisationKind' | 'organisationCode'>,
  lock = false,
): Promise<ReportCase> {
  const report = await tx.findOne(ReportEntity, { where: { id }, ...(lock ? rowLock(tx) : {}) })
  const domain = report && (await tx.findOneBy(PilotDomainEntity, { code: report.domainCode }))
  if (
    !report ||
    !domain ||
    !(actor.organisationKind === 'office' || domain.leadCodes.includes(actor.organisationCode))
  ) {
    throw notFound('份汇总上报')
  }
  const round = await tx.findOneByOrFail(RoundEntity, { code: report.roundCode })
  // A village's work is part of its town's.
  const own = await tx.find(AssignmentEntity, {
    where: { roundCode: report.roundCode, domainCode: report.domainCode, parentId: IsNull() },
    order: { id: 'ASC' },
  })
  const ids = In(own.map((assignment) => assignment.id))
  const [submissions, organisations, entries, office, dueOf] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: ids, phase: report.phase }),
    tx.findBy(OrganisationEntity, {
      code: In([...own.map(({ organisationCode }) => organisationCode), ...domain.leadCodes]),
    }),
    tx.findBy(EntryEntity, { assignmentId: ids }),
    tx.findOneByOrFail(OrganisationEntity, { kind: 'office' }),
    dueDates(tx, round),
  ])
  const assignments = own.flatMap((assignment) => {
    const submission = submissions.find(({ assignmentId }) => assignmentId === assignment.id)
    const organisation = organisations.find(({ code }) => code === assignment.organisationCode)
    if (!submission || !organisation) return []
    const rows = entries.filter(({ assignmentId }) => assignmentId === assignment.id)
    return [{ assignment, submission, organisation, entryCount: inPhase(rows, submission).length }]
  })
  const facts: ReportFacts = {
    state: report.state,
    leadCodes: domain.leadCodes,
    signedBy: report.signedBy,
    officeCode: office.code,
    unpublished: report.state === 'accepted' && report.phase === 'catalogue' && !(await publishedFrom(tx, report)),
    phaseOpen: own.every(({ phase }) => phase === report.phase || report.phase === 'inventory'),
    assignments: assignments.map(({ assignment, submission, organisation }) => ({
      id: assignment.id,
      organisationName: organisation.name,
      state: submission.state,
      exception: report.exceptions.find(({ assignmentId }) => assignmentId === assignment.id)?.reason ?? '',
    })),
  }
  return { report, domain, round, assignments, leads: organisations, dueOf, facts }
}

/** Whether the public reads the domain's entries of this round. */
async function publishedFrom(tx: EntityManager, { domainCode, roundCode }: ReportEntity): Promise<boolean> {
  return (await standingDomains(tx)).get(domainCode)?.roundCode === roundCode
}

/** 梳理（编制）与送审情况, which the system writes. */
export function situationOf({ report, assignments, dueOf, domain, facts }: ReportCase, today: string): SituationRow[] {
  return assignments.map(({ assignment, submission, organisation, entryCount }) => {
    const due = dueOf(report.phase, organisation, domain.code)
    return {
      assignmentId: assignment.id,
      organisation: { code: organisation.code, name: organisation.name },
      state: submission.state,
      submittedAt: submission.submittedAt?.toISOString() ?? null,
      late: isLate(submission.state, submission.submittedAt && localDateAt(submission.submittedAt), due, today),
      revisions: submission.revision,
      entryCount,
      exception:
        facts.assignments.find(({ id }) => id === assignment.id)?.exception ||
        (assignment.noDutyReason ? `无此职责：${assignment.noDutyReason}` : ''),
    }
  })
}

/** The report with its situation table. */
export function presentReport(the: ReportCase, actor: SignedIn, today: string): ReportView {
  const { report, domain, round, leads, dueOf, facts } = the
  // Both leads sign one report: the later of their dates counts.
  const dues = leads
    .filter(({ code }) => domain.leadCodes.includes(code))
    .map((lead) => dueOf(report.phase, lead, domain.code))
  return {
    id: report.id,
    round: { code: round.code, name: round.name },
    phase: report.phase,
    domain: { code: domain.code, name: domain.name },
    state: report.state,
    dueOn: dues.sort().pop() ?? '',
    leads: domain.leadCodes.map((code) => ({
      organisation: { code, name: leads.find((lead) => lead.code === code)?.name ?? code },
      signed: report.signedBy.includes(code),
    })),
    situation: situationOf(the, today),
    remark: report.remark,
    can: {
      sign: [...decideSign(facts, actor)],
      recall: [...decideRecallReport(facts, actor)],
      accept: [...decideAccept(facts, actor)],
      return: [...decideReturnReport(facts, actor)],
    },
  }
}
