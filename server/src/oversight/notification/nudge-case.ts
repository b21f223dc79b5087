import { daysBetween, type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { isLate } from '@gongkai/shared/district/round/is-late'
import type { UnsentWork } from '@gongkai/shared/oversight/notification/notification.contract'
import { decideNudge, type NudgeFacts } from '@gongkai/shared/oversight/notification/nudge-policy'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { readByDomain } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type Due, dueDates } from '../../district/round/due.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { NudgeEntity } from './nudge.entity.js'

/** Work that may be nudged, with what the rules and the list ask for. */
export interface NudgeCase {
  subject: string
  assignmentId: number | null
  reportId: number | null
  phase: FillingPhase
  domain: PilotDomainEntity
  unit: OrganisationEntity
  dueOn: LocalDate
  /** the first hand-in, by which lateness is judged */ firstSentAt: Date | null
  lastNudge: NudgeEntity | null
  facts: NudgeFacts
}

/** Whether the work concerns the asker: as its reviewer, or as the office. */
export function concerns({ facts, unit: organisation }: NudgeCase, actor: SignedIn): boolean {
  if (actor.organisationKind === 'office') return organisation.kind === 'agency'
  return facts.state !== null && facts.reviewerCodes.includes(actor.organisationCode)
}

/** The cases of these assignments and reports, in their order; a report has one for each of its leads. */
export async function nudgeCases(
  tx: EntityManager,
  assignmentIds: number[],
  reportIds: number[],
  today: LocalDate,
): Promise<NudgeCase[]> {
  const [assignments, reports] = await Promise.all([
    tx.find(AssignmentEntity, { where: { id: In(assignmentIds) }, order: { id: 'ASC' } }),
    tx.find(ReportEntity, { where: { id: In(reportIds) }, order: { id: 'ASC' } }),
  ])
  return build(tx, assignments, reports, today)
}

/** The works of the newest round that are not handed in (for the office: nor reported) and concern the asker; the latest first. */
export async function unsentWorks(tx: EntityManager, actor: SignedIn, today: LocalDate): Promise<UnsentWork[]> {
  const round = await newestRound(tx)
  if (!round) return []
  const office = actor.organisationKind === 'office'
  const assignments = await tx.findBy(AssignmentEntity, { roundCode: round.code })
  const reports = office
    ? await tx.findBy(ReportEntity, { roundCode: round.code, state: In(['preparing', 'returned']) })
    : []
  const begun = reports.filter(
    ({ phase, domainCode }) =>
      phase === 'inventory' ||
      !reports.some((report) => report.domainCode === domainCode && report.phase === 'inventory'),
  )
  const [cases, byPlace] = await Promise.all([build(tx, assignments, begun, today), readByDomain(tx)])
  return cases
    .filter((each) => concerns(each, actor) && isUnsent(each.facts))
    .map((nudgeCase) => present(nudgeCase, actor, today))
    .sort((a, b) => Number(b.late) - Number(a.late) || a.daysLeft - b.daysLeft || byPlace(a.domain.code, b.domain.code))
}

const isUnsent = ({ state, reported }: NudgeFacts) => !reported && state !== 'submitted' && state !== 'approved'

async function build(
  tx: EntityManager,
  assignments: AssignmentEntity[],
  reports: ReportEntity[],
  today: LocalDate,
): Promise<NudgeCase[]> {
  const roundCodes = [...new Set([...assignments, ...reports].map(({ roundCode }) => roundCode))]
  const [submissions, parents, domains, organisations, rounds] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) }),
    tx.findBy(AssignmentEntity, { id: In(assignments.flatMap(({ parentId }) => parentId ?? [])) }),
    tx.find(PilotDomainEntity),
    tx.find(OrganisationEntity),
    tx.findBy(RoundEntity, { code: In(roundCodes) }),
  ])
  const parentCode = new Map(parents.map(({ id, organisationCode }) => [id, organisationCode]))
  const domainOf = new Map(domains.map((candidate) => [candidate.code, candidate]))
  const unitOf = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const dates = new Map<string, Due>()
  for (const round of rounds) dates.set(round.code, await dueDates(tx, round))
  const submissionOf = new Map(
    submissions.map((submission) => [`${submission.assignmentId}/${submission.phase}`, submission]),
  )
  const drafts = [
    ...assignments.map((assignment) => ({
      subject: `assignment/${assignment.id}`,
      at: `assignmentIds/${assignment.id}`,
      assignmentId: assignment.id,
      reportId: null,
      organisationCode: assignment.organisationCode,
      parentCode: parentCode.get(assignment.parentId ?? 0) ?? null,
      state: submissionOf.get(`${assignment.id}/${assignment.phase}`)?.state ?? null,
      firstSentAt: submissionOf.get(`${assignment.id}/${assignment.phase}`)?.firstSentAt ?? null,
      reported: false,
      ...pick(assignment),
    })),
    ...reports.flatMap((report) =>
      (domainOf.get(report.domainCode)?.leadCodes ?? []).map((organisationCode) => ({
        subject: `report/${report.id}`,
        at: `reportIds/${report.id}`,
        assignmentId: null,
        reportId: report.id,
        organisationCode,
        parentCode: null,
        state: null,
        firstSentAt: null,
        reported:
          report.signedBy.includes(organisationCode) || report.state === 'reported' || report.state === 'accepted',
        ...pick(report),
      })),
    ),
  ]
  const nudges = await tx.find(NudgeEntity, {
    where: { subject: In([...new Set(drafts.map(({ subject }) => subject))]) },
    order: { id: 'ASC' },
  })
  const lastNudges = new Map(nudges.map((nudge) => [`${nudge.subject}/${nudge.toCode}`, nudge]))
  return drafts.flatMap((draft) => {
    const domain = domainOf.get(draft.domainCode)
    const unit = unitOf.get(draft.organisationCode)
    const dueOf = dates.get(draft.roundCode)
    if (!domain || !unit || !dueOf) return []
    const lastNudge = lastNudges.get(`${draft.subject}/${unit.code}`) ?? null
    const { phase, assignmentId, reportId, subject, at, state, reported, parentCode } = draft
    return [
      {
        subject,
        assignmentId,
        reportId,
        phase,
        domain,
        unit,
        lastNudge,
        firstSentAt: draft.firstSentAt,
        dueOn: dueOf(phase, unit, domain.code),
        facts: {
          at,
          organisationCode: unit.code,
          organisationName: unit.name,
          organisationKind: unit.kind,
          domainName: domain.name,
          reviewerCodes: parentCode ? [parentCode] : domain.leadCodes.filter((code) => code !== unit.code),
          state,
          reported,
          nudgedToday: lastNudge?.day === today,
        },
      },
    ]
  })
}

const pick = ({ roundCode, domainCode, phase }: AssignmentEntity | ReportEntity) => ({ roundCode, domainCode, phase })

function present(nudgeCase: NudgeCase, actor: SignedIn, today: LocalDate): UnsentWork {
  const { unit: organisation, domain, phase, dueOn, lastNudge, facts, assignmentId, reportId, firstSentAt } = nudgeCase
  const daysLeft = dueOn ? daysBetween(today, dueOn) : 0
  return {
    assignmentId,
    reportId,
    organisation: { code: organisation.code, name: organisation.name },
    domain: { code: domain.code, name: domain.name },
    phase,
    state: facts.state,
    dueOn,
    late: isLate(firstSentAt && localDateAt(firstSentAt), dueOn, today),
    daysLeft,
    lastNudge: lastNudge && { at: lastNudge.at.toISOString(), by: lastNudge.by },
    can: { nudge: [...decideNudge(facts, actor)] },
  }
}
