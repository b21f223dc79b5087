import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { byDomain, DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { SubmissionRevisionEntity } from '../submission/submission-revision.entity.js'
import { AssignmentEntity } from './assignment.entity.js'
import { AssignmentPresenter } from './assignment.presenter.js'
import { countEntries, countHandedIn, presentSummary } from './assignment-summary.js'

/** The cards of the 工作台 and of the review queue, the most urgent first; the number of queries is fixed. */
@Injectable()
export class ListAssignmentsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  /** The assignments of the actor's own organisation in the newest round; those of a unit that was asked too. */
  async own({ organisationCode }: SignedIn): Promise<AssignmentSummary[]> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return []
    return this.present(tx, await tx.findBy(AssignmentEntity, { roundCode: round.code, organisationCode }), round)
  }

  /** The submissions that wait for this organisation's verdict in the newest round: a lead's domains, and the units it asked. */
  async queue(actor: SignedIn): Promise<AssignmentSummary[]> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return []
    const { code } = round
    const { organisationCode } = actor
    const [led, asked] = await Promise.all([
      actor.organisationKind === 'agency' ? this.ofDomains(tx, code, organisationCode) : [],
      this.ofAsked(tx, code, organisationCode),
    ])
    const assignments = [...led, ...asked]
    const waiting = await tx.findBy(SubmissionEntity, {
      assignmentId: In(assignments.map(({ id }) => id)),
      state: 'submitted',
    })
    const open = new Set(waiting.filter(({ approvedBy }) => !approvedBy.includes(actor.organisationCode)).map(keyOf))
    return this.present(
      tx,
      assignments.filter((assignment) => open.has(keyOf({ assignmentId: assignment.id, phase: assignment.phase }))),
      round,
    )
  }

  private async ofDomains(tx: EntityManager, roundCode: string, leadCode: string): Promise<AssignmentEntity[]> {
    const domains = (await tx.find(PilotDomainEntity)).filter(({ leadCodes }) => leadCodes.includes(leadCode))
    const assignments = await tx.findBy(AssignmentEntity, {
      roundCode,
      domainCode: In(domains.map(({ code }) => code)),
      parentId: IsNull(),
    })
    return assignments.filter(({ organisationCode }) => organisationCode !== leadCode)
  }

  /** Villages of a town, departments that a lead asked. */
  private async ofAsked(tx: EntityManager, roundCode: string, organisationCode: string): Promise<AssignmentEntity[]> {
    const own = await tx.findBy(AssignmentEntity, { roundCode, organisationCode })
    return tx.findBy(AssignmentEntity, { parentId: In(own.map(({ id }) => id)) })
  }

  /** Their cards, of one round. */
  async present(tx: EntityManager, assignments: AssignmentEntity[], round: RoundEntity): Promise<AssignmentSummary[]> {
    const ids = In(assignments.map(({ id }) => id))
    const [submissions, domains, organisations, items, villages, when] = await Promise.all([
      tx.findBy(SubmissionEntity, { assignmentId: ids }),
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
      tx.findBy(OrganisationEntity, { code: In(assignments.map(({ organisationCode }) => organisationCode)) }),
      tx.findBy(GuidelineItemEntity, { domainCode: In(assignments.map(({ domainCode }) => domainCode)) }),
      tx.findBy(AssignmentEntity, { parentId: ids }),
      this.presenter.when(tx, round),
    ])
    const current = new Map(submissions.map((candidate) => [keyOf(candidate), candidate]))
    const standing = assignments.map((candidate) =>
      must(current.get(keyOf({ assignmentId: candidate.id, phase: candidate.phase }))),
    )
    const handedIn = await countsHandedIn(tx, standing)
    const open = In(standing.filter(({ id }) => !handedIn.has(id)).map(({ assignmentId }) => assignmentId))
    const [entries, declined, remarks, sentByVillages] = await Promise.all([
      tx.find(EntryEntity, { where: { assignmentId: open }, order: { position: 'ASC' } }),
      tx.findBy(DeclinedItemEntity, { assignmentId: open }),
      tx.find(RemarkEntity, {
        where: { submissionId: In(submissions.filter(({ state }) => state === 'returned').map(({ id }) => id)) },
        order: { id: 'ASC' },
      }),
      tx.findBy(SubmissionEntity, { assignmentId: In(villages.map(({ id }) => id)), state: 'submitted' }),
    ])
    const waiting = new Set(sentByVillages.map(keyOf))
    const entriesOf = groupBy(entries, ({ assignmentId }) => assignmentId)
    const declinedOf = groupBy(declined, ({ assignmentId }) => assignmentId)
    const itemsOf = groupBy(items, ({ domainCode }) => domainCode)
    const domainOf = new Map(domains.map((domain) => [domain.code, domain]))
    const unitOf = new Map(organisations.map((organisation) => [organisation.code, organisation]))
    const remarkOf = new Map(
      [...remarks].reverse().map((remark) => [`${remark.submissionId}/${remark.revision}`, remark.text]),
    )
    const villagesOf = groupBy(villages, ({ parentId }) => parentId)
    const cards = assignments.map((assignment, index) => {
      const { id, phase, domainCode, organisationCode } = assignment
      const submission = must(standing[index])
      const sent = handedIn.get(submission.id)
      const organisation = must(unitOf.get(organisationCode))
      const asked = { assignment, organisation, items: itemsOf.get(domainCode) ?? [] }
      const answers = { entries: entriesOf.get(id) ?? [], declined: declinedOf.get(id) ?? [] }
      return presentSummary(
        { assignment, submission, round, domain: must(domainOf.get(domainCode)), organisation },
        sent === undefined
          ? countEntries({ submission, ...asked, ...answers }, when.today)
          : countHandedIn(sent, asked),
        when,
        remarkOf.get(`${submission.id}/${submission.revision}`) ?? '',
        (villagesOf.get(id) ?? []).filter((candidate) => waiting.has(keyOf({ assignmentId: candidate.id, phase })))
          .length,
      )
    })
    const byPlace = byDomain(domains)
    return cards.sort(
      (a, b) => urgency(a) - urgency(b) || a.daysLeft - b.daysLeft || byPlace(a.domain.code, b.domain.code),
    )
  }
}

/** Returned ones first, then late ones, then those due; those handed in come last. */
function urgency({ state, late }: AssignmentSummary): number {
  if (state === 'draft' && late) return 1
  return { returned: 0, draft: 2, submitted: 3, approved: 4 }[state]
}

/** The round being worked on: the latest year. */
export async function newestRound(tx: EntityManager): Promise<RoundEntity | null> {
  return (await tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' }, take: 1 }))[0] ?? null
}

/** submission → how many entries it was handed in with; those whose entries may still change are not in it. */
async function countsHandedIn(tx: EntityManager, submissions: SubmissionEntity[]): Promise<Map<number, number>> {
  const settled = submissions.filter(({ state }) => state === 'submitted' || state === 'approved')
  const revisions = await tx.findBy(SubmissionRevisionEntity, { submissionId: In(settled.map(({ id }) => id)) })
  const current = new Map(settled.map(({ id, revision }) => [id, revision]))
  return new Map(
    revisions
      .filter(({ submissionId, revision }) => current.get(submissionId) === revision)
      .map(({ submissionId, entryCount }) => [submissionId, entryCount]),
  )
}

const keyOf = ({ assignmentId, phase }: { assignmentId: number; phase: string }) => `${assignmentId}/${phase}`

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a foreign key leads nowhere')
  return value
}
