import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { ReportView, SituationRow } from '@gongkai/shared/compiling/report/report.contract'
import {
  decideAccept,
  decideRecallReport,
  decideReturnReport,
  decideSign,
  type ReportFacts,
} from '@gongkai/shared/compiling/report/report-policy'
import { isLate } from '@gongkai/shared/district/round/is-late'
import { type EntityManager, IsNull, Like } from 'typeorm'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type Due, dueDates } from '../../district/round/due.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { boundList, In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureSeen } from '../../platform/seen/ensure-seen.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { returnsOf } from '../review/returns.query.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { ReportEntity } from './report.entity.js'

export interface ReportCase {
  /** moves on with each act upon the report and with each move of what it covers */ version: number
  acts: Acts[]
  report: ReportEntity
  domain: PilotDomainEntity
  round: RoundEntity
  assignments: {
    assignment: AssignmentEntity
    submission: SubmissionEntity
    organisation: OrganisationEntity
    entryCount: number
    /** when its hand-ins were returned, in order */ returns: Date[]
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
  const [read] = await readReports(tx, [report], [domain])
  if (!read) throw new Error(`report ${id} was not read`)
  return read
}

/** The contents of many reports, each with the situation of its assignments, by as many statements as one report takes. */
export async function readReports(
  tx: EntityManager,
  found: readonly ReportEntity[],
  domains: readonly PilotDomainEntity[],
): Promise<ReportCase[]> {
  // A village's work is part of its town's.
  const [rounds, own] = await Promise.all([
    tx.findBy(RoundEntity, { code: In(found.map(({ roundCode }) => roundCode)) }),
    tx.find(AssignmentEntity, {
      where: {
        roundCode: In(found.map(({ roundCode }) => roundCode)),
        domainCode: In(found.map(({ domainCode }) => domainCode)),
        parentId: IsNull(),
      },
      order: { id: 'ASC' },
    }),
  ])
  const ownOf = groupBy(own, ({ roundCode, domainCode }) => `${roundCode}/${domainCode}`)
  // Versions are read before the things they count: a change meanwhile is shown with an older version, upon which nothing can be decided.
  const versions = await versionsOf(tx, found, ownOf)
  const fresh = await tx.findBy(ReportEntity, { id: In(found.map(({ id }) => id)) })
  const reports = found.flatMap(({ id }) => fresh.find((each) => each.id === id) ?? [])
  const ids = own.map(({ id }) => id)
  const involved = [
    ...own.map(({ organisationCode }) => organisationCode),
    ...domains.flatMap((each) => each.leadCodes),
  ]
  const [submissions, organisations, counts] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: In(ids) }),
    tx.find(OrganisationEntity, { where: [{ code: In(involved) }, { kind: 'office' }] }),
    entryCounts(tx, ids),
  ])
  const returned = await returnsOf(tx, submissions)
  const standing = await standingDomains(tx)
  /** whether the public reads the domain's entries of this round */
  const published = ({ domainCode, roundCode }: ReportEntity) => standing.get(domainCode)?.roundCode === roundCode
  const dues = new Map<string, Due>()
  for (const round of rounds) dues.set(round.code, await dueDates(tx, round))
  const office = organisations.find(({ kind }) => kind === 'office')
  const unitOf = new Map(organisations.map((each) => [each.code, each]))
  const submissionOf = new Map(submissions.map((each) => [`${each.assignmentId}/${each.phase}`, each]))
  return reports.map((report) => {
    const domain = domains.find(({ code }) => code === report.domainCode)
    const round = rounds.find(({ code }) => code === report.roundCode)
    const dueOf = dues.get(report.roundCode)
    if (!domain || !round || !dueOf || !office) throw new Error('a foreign key leads nowhere')
    const of = ownOf.get(`${report.roundCode}/${report.domainCode}`) ?? []
    const assignments = of.flatMap((assignment) => {
      const submission = submissionOf.get(`${assignment.id}/${report.phase}`)
      const organisation = unitOf.get(assignment.organisationCode)
      const count = counts.get(assignment.id)
      // 不予公开 drops out of the catalogue.
      const entryCount = count ? count.all - (report.phase === 'catalogue' ? count.withheld : 0) : 0
      const returns = (submission && returned.get(submission.id)) ?? []
      return submission && organisation ? [{ assignment, submission, organisation, entryCount, returns }] : []
    })
    const exceptions = new Map(report.exceptions.map(({ assignmentId, reason }) => [assignmentId, reason]))
    const facts: ReportFacts = {
      state: report.state,
      leadCodes: domain.leadCodes,
      signedBy: report.signedBy,
      officeCode: office.code,
      unpublished: report.state === 'accepted' && report.phase === 'catalogue' && !published(report),
      phaseOpen: of.every(({ phase }) => phase === report.phase || report.phase === 'inventory'),
      assignments: assignments.map(({ assignment, submission, organisation }) => ({
        id: assignment.id,
        organisationName: organisation.name,
        state: submission.state,
        exception: exceptions.get(assignment.id) ?? '',
      })),
    }
    const codes = new Set([...of.map(({ organisationCode }) => organisationCode), ...domain.leadCodes])
    const leads = [...codes].flatMap((code) => unitOf.get(code) ?? [])
    const version = versions.get(report.id) ?? 0
    return { version, acts: actsUpon(report, of), report, domain, round, assignments, leads, dueOf, facts }
  })
}

/** How many entries each assignment has, and how many of them are 不予公开, without reading any. */
async function entryCounts(
  tx: EntityManager,
  assignmentIds: readonly number[],
): Promise<Map<number, { all: number; withheld: number }>> {
  const rows = await tx
    .createQueryBuilder(EntryEntity, 'e')
    .select('e.assignmentId', 'assignmentId')
    .addSelect('COUNT(*)', 'total')
    .addSelect('SUM(CASE WHEN e.fields LIKE :withheld THEN 1 ELSE 0 END)', 'withheld')
    .where('e.deletedAt IS NULL AND e.assignmentId IN (:ids)', {
      ids: boundList(assignmentIds),
      // as JSON.stringify writes it; within a text its quotes would be escaped
      withheld: '%"attribute":"withheld"%',
    })
    .groupBy('e.assignmentId')
    .getRawMany<{ assignmentId: number; total: number | string; withheld: number | string }>()
  return new Map(
    rows.map((row) => [Number(row.assignmentId), { all: Number(row.total), withheld: Number(row.withheld) }]),
  )
}

/**
 * The acts that move a report on: those upon the report itself, those that move a town's or a lead's work in its phase, and changes of
 * leads.
 */
function actsUpon({ id, domainCode }: ReportEntity, covered: readonly AssignmentEntity[]): Acts[] {
  return [
    { kinds: ['submission.*'], assignmentIds: covered.map((assignment) => assignment.id) },
    { kinds: ['report.*'], domainCode, about: ({ detail }) => detail.reportId === id },
    { kinds: ['pilot-domain.leads-changed'], domainCode },
  ]
}

/** The versions of many reports, each the number of the last act that moved it on (`actsUpon`); three statements. */
async function versionsOf(
  tx: EntityManager,
  reports: readonly ReportEntity[],
  covered: ReadonlyMap<string, AssignmentEntity[]>,
): Promise<Map<number, number>> {
  const domainCode = In(reports.map((report) => report.domainCode))
  const ids = [...covered.values()].flat().map(({ id }) => id)
  const [moved, done, led] = await Promise.all([
    tx
      .createQueryBuilder(EventEntity, 'e')
      .select('e.assignmentId', 'of')
      .addSelect('MAX(e.id)', 'last')
      .where("e.kind LIKE 'submission.%' AND e.assignmentId IN (:ids)", { ids: boundList(ids) })
      .groupBy('e.assignmentId')
      .getRawMany<{ of: number; last: number }>(),
    tx.find(EventEntity, { select: { id: true, detail: true }, where: { kind: Like('report.%'), domainCode } }),
    tx
      .createQueryBuilder(EventEntity, 'e')
      .select('e.domainCode', 'of')
      .addSelect('MAX(e.id)', 'last')
      .where("e.kind = 'pilot-domain.leads-changed'")
      .groupBy('e.domainCode')
      .getRawMany<{ of: string; last: number }>(),
  ])
  const lastOf = new Map(moved.map(({ of, last }) => [Number(of), Number(last)]))
  const ledOf = new Map(led.map(({ of, last }) => [of, Number(last)]))
  const doneOf = new Map<unknown, number>()
  for (const { id, detail } of done) doneOf.set(detail.reportId, Math.max(id, doneOf.get(detail.reportId) ?? 0))
  return new Map(
    reports.map(({ id, roundCode, domainCode }) => [
      id,
      Math.max(
        doneOf.get(id) ?? 0,
        ledOf.get(domainCode) ?? 0,
        ...(covered.get(`${roundCode}/${domainCode}`) ?? []).map((assignment) => lastOf.get(assignment.id) ?? 0),
      ),
    ]),
  )
}

/** @throws Refused 409 unless the report is as it was read, and what it covers stands as it did. */
export function ensureSeenReport(tx: EntityManager, { version, acts }: ReportCase, read: number): Promise<void> {
  return ensureSeen(tx, 'report.version', { read, stands: version }, ...acts)
}

/** 梳理（编制）与送审情况, which the system writes. */
export function situationOf({ report, assignments, dueOf, domain, facts }: ReportCase, today: string): SituationRow[] {
  const exceptionOf = new Map(facts.assignments.map(({ id, exception }) => [id, exception]))
  return assignments.map(({ assignment, submission, organisation, entryCount, returns }) => {
    const due = dueOf(report.phase, organisation, domain.code)
    return {
      assignmentId: assignment.id,
      organisation: { code: organisation.code, name: organisation.name },
      state: submission.state,
      firstSubmittedAt: submission.firstSentAt?.toISOString() ?? null,
      returnedAt: returns.map((at) => at.toISOString()),
      submittedAt: submission.submittedAt?.toISOString() ?? null,
      late: isLate(submission.firstSentAt && localDateAt(submission.firstSentAt), due, today),
      revisions: submission.revision,
      entryCount,
      exception:
        exceptionOf.get(assignment.id) || (assignment.noDutyReason ? `无此职责：${assignment.noDutyReason}` : ''),
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
    version: the.version,
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
