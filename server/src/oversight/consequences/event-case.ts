import { type EntityManager, LessThanOrEqual } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { NudgeEntity } from '../notification/nudge.entity.js'

export interface Named {
  code: string
  name: string
}

/** The facts that the consequences of one act are drawn from. */
export interface EventCase {
  event: EventEntity
  /** the organisation that acted */ actor: Named
  /** whose work it concerns */ unit: Named
  domain: Named
  /** for an act that concerns several */ nameOfDomain(code: string): string
  /** who reviews that work: the domain's leads, a village's town; itself excepted */ reviewers: string[]
  /** of the domain */ leads: string[]
  office: string
  /** every reviewer has approved, or every lead signed, up to and with this act */ complete: boolean
  report: ReportEntity | null
  edition: EditionEntity | null
  /** every active unit but the office */ units: string[]
  /** what one act of 催办 sent to the same unit */ nudged: Named[]
  /** villages' assignments that this act delegated */ delegated: { code: string; assignmentId: number }[]
}

export const NOBODY: Named = { code: '', name: '' }

/** Reads the circumstances of an act; things it concerns may be gone since, then names are ''. */
export async function loadEventCase(tx: EntityManager, event: EventEntity): Promise<EventCase> {
  const { detail, assignmentId } = event
  const idOf = (key: string) => (typeof detail[key] === 'number' ? (detail[key] as number) : null)
  const reportId = idOf('reportId')
  const editionId = idOf('editionId')
  const [assignment, report, edition, organisations, domains, nudges, delegated] = await Promise.all([
    assignmentId ? tx.findOneBy(AssignmentEntity, { id: assignmentId }) : null,
    reportId ? tx.findOneBy(ReportEntity, { id: reportId }) : null,
    editionId ? tx.findOneBy(EditionEntity, { id: editionId }) : null,
    tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
    tx.find(PilotDomainEntity),
    event.kind === 'nudge.sent' ? tx.findBy(NudgeEntity, { batch: String(detail.batch) }) : [],
    event.kind === 'submission.delegated' && assignmentId
      ? tx.findBy(AssignmentEntity, { parentId: assignmentId, organisationCode: In((detail.given as string[]) ?? []) })
      : [],
  ])
  const parent = assignment?.parentId ? await tx.findOneBy(AssignmentEntity, { id: assignment.parentId }) : null
  const domain = domains.find(({ code }) => code === event.domainCode)
  const nameOf = (code: string | null): Named =>
    organisations.find((organisation) => organisation.code === code) ?? NOBODY
  const leads = domain?.leadCodes ?? []
  const reviewers = parent ? [parent.organisationCode] : leads.filter((code) => code !== event.unitCode)
  return {
    event,
    actor: nameOf(event.organisationCode),
    unit: nameOf(event.unitCode),
    domain: domain ?? NOBODY,
    nameOfDomain: (code) => domains.find((candidate) => candidate.code === code)?.name ?? code,
    reviewers,
    leads,
    office: organisations.find(({ kind }) => kind === 'office')?.code ?? '',
    complete: await isComplete(tx, event, reviewers, leads),
    report,
    edition,
    units: organisations.filter(({ kind, active }) => kind !== 'office' && active).map(({ code }) => code),
    nudged: nudges
      .filter(({ toCode }) => toCode === event.unitCode)
      .flatMap(({ domainCode }) => domains.find(({ code }) => code === domainCode) ?? []),
    delegated: delegated.map(({ id, organisationCode }) => ({ code: organisationCode, assignmentId: id })),
  }
}

/**
 * By the ledger and not by what stands now: an act delivered late is judged as of its own moment. Counted are the
 * organisations that approved (signed) since the last act of another kind.
 */
async function isComplete(tx: EntityManager, event: EventEntity, reviewers: string[], leads: string[]) {
  const upToNow = { id: LessThanOrEqual(event.id) }
  const order = { id: 'DESC' } as const
  if (event.kind === 'submission.approved') {
    const acts = await tx.find(EventEntity, {
      where: {
        ...upToNow,
        assignmentId: event.assignmentId ?? 0,
        kind: In(['submission.submitted', 'submission.approved', 'submission.returned', 'submission.reopened']),
      },
      order,
      take: 20,
    })
    return since(acts, event.kind, reviewers)
  }
  if (event.kind === 'report.signed') {
    const acts = await tx.find(EventEntity, {
      where: {
        ...upToNow,
        domainCode: event.domainCode ?? '',
        kind: In(['report.signed', 'report.recalled', 'report.returned', 'report.accepted']),
      },
      order,
      take: 20,
    })
    return since(
      acts.filter(({ detail }) => detail.reportId === event.detail.reportId),
      event.kind,
      leads,
    )
  }
  return false
}

function since(newestFirst: EventEntity[], kind: string, wanted: readonly string[]): boolean {
  const end = newestFirst.findIndex((act) => act.kind !== kind)
  const run = end === -1 ? newestFirst : newestFirst.slice(0, end)
  return wanted.every((code) => run.some(({ organisationCode }) => organisationCode === code))
}
