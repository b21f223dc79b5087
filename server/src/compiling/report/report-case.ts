import { type ReportFacts } from '@gongkai/shared/compiling/report/report-policy'
import { type EntityManager, type FindOptionsWhere, Like } from 'typeorm'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { byDomain } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type Due, dueDates } from '../../district/round/due.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
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
import { returnsOf } from '../review/read-returns.js'
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
  const round = await tx.findOneByOrFail(RoundEntity, { code: report.roundCode })
  const [read] = await readReports(tx, [round], [domain], { id })
  if (!read) throw new Error(`report ${id} was not read`)
  return read
}

/**
 * The reports of some domains in some rounds, each with the situation of its assignments: by as many statements as one.
 * @param which narrows them further
 */
export async function readReports(
  tx: EntityManager,
  rounds: readonly RoundEntity[],
  domains: readonly PilotDomainEntity[],
  which: FindOptionsWhere<ReportEntity> = {},
): Promise<ReportCase[]> {
  const place = {
    roundCode: In(rounds.map(({ code }) => code)),
    domainCode: In(domains.map(({ code }) => code)),
  }
  // Before the rows they are the versions of: a change meanwhile is shown with an older version, upon which nothing can be decided.
  const versionOf = await readVersions(tx, rounds, domains)
  const [reports, own] = await Promise.all([
    tx.find(ReportEntity, { where: { ...place, ...which }, order: { phase: 'DESC' } }),
    assignmentsWithSubmissions(tx, rounds, domains),
  ])
  const byPlace = byDomain(domains)
  reports.sort((a, b) => byPlace(a.domainCode, b.domainCode))
  const ownOf = groupBy(own, ({ roundCode, domainCode }) => `${roundCode}/${domainCode}`)
  const ids = own.map(({ id }) => id)
  const involved = [
    ...own.map(({ organisationCode }) => organisationCode),
    ...domains.flatMap((candidate) => candidate.leadCodes),
  ]
  const submissions = own.flatMap((assignment) => assignment.submissions)
  const [organisations, counts] = await Promise.all([
    tx.find(OrganisationEntity, { where: [{ code: In(involved) }, { kind: 'office' }] }),
    entryCounts(tx, ids),
  ])
  const returned = await returnsOf(tx, submissions)
  const standing = await standingDomains(tx)
  /** whether the public reads the domain's entries of this round */
  const published = ({ domainCode, roundCode }: ReportEntity) => standing.get(domainCode)?.roundCode === roundCode
  const dues = new Map<string, Due>()
  for (const round of rounds) dues.set(round.code, await dueDates(tx, round, domains))
  const office = organisations.find(({ kind }) => kind === 'office')
  const unitOf = new Map(organisations.map((candidate) => [candidate.code, candidate]))
  const submissionOf = new Map(
    submissions.map((candidate) => [`${candidate.assignmentId}/${candidate.phase}`, candidate]),
  )
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
    return {
      version: versionOf(report, of),
      acts: actsUpon(report, of),
      report,
      domain,
      round,
      assignments,
      leads,
      dueOf,
      facts,
    }
  })
}

/** Assignments counted by one statement: of 100,000 entries on SQLite, which answers on the main thread, it holds it some 100 ms. */
const COUNTED_AT_ONCE = 1600

/** How many entries each assignment has, and how many of them are 不予公开, without reading any. */
async function entryCounts(
  tx: EntityManager,
  assignmentIds: readonly number[],
): Promise<Map<number, { all: number; withheld: number }>> {
  const counts = new Map<number, { all: number; withheld: number }>()
  for (const some of chunks(assignmentIds, COUNTED_AT_ONCE)) {
    const rows = await tx
      .createQueryBuilder(EntryEntity, 'e')
      .select('e.assignmentId', 'assignmentId')
      .addSelect('COUNT(*)', 'total')
      .addSelect('SUM(CASE WHEN INSTR(e.fields, :withheld) > 0 THEN 1 ELSE 0 END)', 'withheld')
      .where('e.deletedAt IS NULL AND e.assignmentId IN (:ids)', {
        ids: boundList(some),
        // as JSON.stringify writes it; within a text its quotes would be escaped. INSTR is quicker than LIKE on SQLite.
        withheld: '"attribute":"withheld"',
      })
      .groupBy('e.assignmentId')
      .getRawMany<{ assignmentId: number; total: number | string; withheld: number | string }>()
    for (const row of rows)
      counts.set(Number(row.assignmentId), { all: Number(row.total), withheld: Number(row.withheld) })
    await breathe()
  }
  return counts
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

type Handed = AssignmentEntity & { submissions: SubmissionEntity[] }

/** The assignments of towns and leads; a village's work is part of its town's. */
function assignmentsWithSubmissions(
  tx: EntityManager,
  rounds: readonly RoundEntity[],
  domains: readonly PilotDomainEntity[],
): Promise<Handed[]> {
  return tx
    .createQueryBuilder(AssignmentEntity, 'assignment')
    .leftJoinAndMapMany(
      'assignment.submissions',
      SubmissionEntity,
      'submission',
      'submission.assignmentId = assignment.id',
    )
    .where(
      'assignment.roundCode IN (:rounds) AND assignment.domainCode IN (:domains) AND assignment.parentId IS NULL',
      codesOf(rounds, domains),
    )
    .orderBy('assignment.id', 'ASC')
    .getMany() as Promise<Handed[]>
}

const codesOf = (rounds: readonly RoundEntity[], domains: readonly PilotDomainEntity[]) => ({
  rounds: boundList(rounds.map(({ code }) => code)),
  domains: boundList(domains.map(({ code }) => code)),
})

/** Tells each report's version, the number of the last act that moved it on (`actsUpon`); two statements. */
async function readVersions(
  tx: EntityManager,
  rounds: readonly RoundEntity[],
  domains: readonly PilotDomainEntity[],
): Promise<(report: ReportEntity, covered: readonly AssignmentEntity[]) => number> {
  const domainCode = In(domains.map(({ code }) => code))
  const [moved, acts] = await Promise.all([
    tx
      .createQueryBuilder(EventEntity, 'e')
      .innerJoin(AssignmentEntity, 'assignment', 'assignment.id = e.assignmentId')
      .select('e.assignmentId', 'of')
      .addSelect('MAX(e.id)', 'last')
      .where(
        "e.kind LIKE 'submission.%' AND assignment.roundCode IN (:rounds) AND assignment.domainCode IN (:domains)",
        codesOf(rounds, domains),
      )
      .groupBy('e.assignmentId')
      .getRawMany<{ of: number; last: number }>(),
    tx.find(EventEntity, {
      select: { id: true, kind: true, domainCode: true, detail: true },
      where: [
        { kind: Like('report.%'), domainCode },
        { kind: 'pilot-domain.leads-changed', domainCode },
      ],
    }),
  ])
  const lastOf = new Map(moved.map(({ of, last }) => [Number(of), Number(last)]))
  const actsOf = groupBy(acts, (act) => act.domainCode ?? '')
  return ({ id, domainCode }, covered) =>
    Math.max(
      0,
      ...(actsOf.get(domainCode) ?? [])
        .filter(({ kind, detail }) => kind === 'pilot-domain.leads-changed' || detail.reportId === id)
        .map((act) => act.id),
      ...covered.map((assignment) => lastOf.get(assignment.id) ?? 0),
    )
}

/** @throws Refused 409 unless the report is as it was read, and what it covers stands as it did. */
export function ensureSeenReport(tx: EntityManager, { version, acts }: ReportCase, read: number): Promise<void> {
  return ensureSeen(tx, 'report.version', { read, stands: version }, ...acts)
}
