import type { SubmissionFacts } from '@gongkai/shared/submission/submission-policy'
import type { EntityManager } from 'typeorm'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { rowLock } from '../platform/database/row-lock.js'
import { type SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { ReportEntity } from '../report/report.entity.js'
import { RoundEntity } from '../round/round.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { AssignmentEntity } from './assignment.entity.js'

/** Everything an act upon an assignment asks for, read in one place. */
export interface AssignmentCase {
  assignment: AssignmentEntity
  submission: SubmissionEntity
  domain: PilotDomainEntity
  organisation: OrganisationEntity
  round: RoundEntity
  entries: EntryEntity[]
  report: ReportEntity
  facts: SubmissionFacts
}

/** The leads that review this sender: all of the domain's, itself excepted ("who hands in cannot review it"). */
export function reviewersOf(domain: PilotDomainEntity, organisationCode: string): string[] {
  return domain.leadCodes.filter((code) => code !== organisationCode)
}

/** How an entry is called in a refusal: its most particular name. */
export function entryName(entry: EntryEntity): string {
  return entry.fields.level3 || entry.fields.level2 || entry.fields.level1 || `第${entry.position}项`
}

/**
 * Reads an assignment in its current phase for `actor`; with `lock` its submission stays locked until the transaction ends,
 * and the report's row too, which every act of the workflow takes first.
 * @throws Refused 404 when it does not exist or is not the actor's to see.
 */
export async function loadCase(tx: EntityManager, id: number, actor: SignedIn, lock = false): Promise<AssignmentCase> {
  const assignment = await tx.findOneBy(AssignmentEntity, { id })
  const domain = assignment && (await tx.findOneBy(PilotDomainEntity, { code: assignment.domainCode }))
  if (!assignment || !domain || !maySee(actor, assignment, domain)) throw notFound('项任务')
  const { roundCode, domainCode } = assignment
  const report = await tx.findOneOrFail(ReportEntity, {
    where: { roundCode, domainCode, phase: assignment.phase },
    ...(lock ? rowLock(tx) : {}),
  })
  const submission = await tx.findOneOrFail(SubmissionEntity, {
    where: { assignmentId: id, phase: assignment.phase },
    ...(lock ? rowLock(tx) : {}),
  })
  const [organisation, round, entries] = await Promise.all([
    tx.findOneByOrFail(OrganisationEntity, { code: assignment.organisationCode }),
    tx.findOneByOrFail(RoundEntity, { code: roundCode }),
    tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC', id: 'ASC' } }),
  ])
  return {
    assignment,
    submission,
    domain,
    organisation,
    round,
    entries,
    report,
    facts: factsOf(assignment, submission, domain, entries, report),
  }
}

export function factsOf(
  assignment: AssignmentEntity,
  submission: SubmissionEntity,
  domain: PilotDomainEntity,
  entries: EntryEntity[],
  report: ReportEntity,
): SubmissionFacts {
  return {
    phase: submission.phase,
    state: submission.state,
    organisationCode: assignment.organisationCode,
    reviewerCodes: reviewersOf(domain, assignment.organisationCode),
    approvedBy: submission.approvedBy,
    entries: inPhase(entries, submission).map((entry) => ({
      id: entry.id,
      name: entryName(entry),
      fields: entry.fields,
    })),
    reported: (report.state !== 'preparing' && report.state !== 'returned') || report.signedBy.length > 0,
  }
}

/** 不予公开 entries drop out of the catalogue phase (product.md, The work). */
export function inPhase(entries: EntryEntity[], submission: Pick<SubmissionEntity, 'phase'>): EntryEntity[] {
  return submission.phase === 'catalogue' ? entries.filter(({ fields }) => fields.attribute !== 'withheld') : entries
}

/** The owner, the domain's leads and the office. */
function maySee(actor: SignedIn, assignment: AssignmentEntity, domain: PilotDomainEntity): boolean {
  return (
    actor.organisationKind === 'office' ||
    actor.organisationCode === assignment.organisationCode ||
    domain.leadCodes.includes(actor.organisationCode)
  )
}
