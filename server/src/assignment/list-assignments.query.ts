import type { AssignmentSummary } from '@gongkai/shared/assignment/assignment.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, In } from 'typeorm'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { RoundEntity } from '../round/round.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { AssignmentEntity } from './assignment.entity.js'
import { presentSummary } from './assignment.presenter.js'

const URGENCY = { returned: 0, draft: 1, submitted: 2, approved: 3 } as const

/** The cards of the 工作台 and of the review queue, the most urgent first. */
@Injectable()
export class ListAssignmentsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The assignments of the actor's own organisation in the newest round. */
  async own(actor: SignedIn): Promise<AssignmentSummary[]> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return []
    return this.present(
      await tx.findBy(AssignmentEntity, { roundCode: round.code, organisationCode: actor.organisationCode }),
      round,
    )
  }

  /** What waits for this lead's verdict in the newest round. */
  async queue(actor: SignedIn): Promise<AssignmentSummary[]> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return []
    const domains = (await tx.find(PilotDomainEntity)).filter(({ leadCodes }) =>
      leadCodes.includes(actor.organisationCode),
    )
    const assignments = await tx.findBy(AssignmentEntity, {
      roundCode: round.code,
      domainCode: In(domains.map(({ code }) => code)),
    })
    const others = assignments.filter(({ organisationCode }) => organisationCode !== actor.organisationCode)
    const waiting = await tx.findBy(SubmissionEntity, {
      assignmentId: In(others.map(({ id }) => id)),
      state: 'submitted',
    })
    const open = new Set(waiting.filter(({ approvedBy }) => !approvedBy.includes(actor.organisationCode)).map(keyOf))
    return this.present(
      others.filter((each) => open.has(keyOf({ assignmentId: each.id, phase: each.phase }))),
      round,
    )
  }

  private async present(assignments: AssignmentEntity[], round: RoundEntity): Promise<AssignmentSummary[]> {
    const tx = this.dataSource.manager
    const ids = In(assignments.map(({ id }) => id))
    const [submissions, domains, organisations, entries] = await Promise.all([
      tx.findBy(SubmissionEntity, { assignmentId: ids }),
      tx.find(PilotDomainEntity),
      tx.findBy(OrganisationEntity, { code: In(assignments.map(({ organisationCode }) => organisationCode)) }),
      tx.find(EntryEntity, { where: { assignmentId: ids }, order: { position: 'ASC' } }),
    ])
    const returned = submissions.filter(({ state }) => state === 'returned').map(({ id }) => id)
    const remarks = await tx.find(RemarkEntity, { where: { submissionId: In(returned) }, order: { id: 'ASC' } })
    const cards = assignments.map((assignment) => {
      const submission = must(
        submissions.find((each) => each.assignmentId === assignment.id && each.phase === assignment.phase),
      )
      return presentSummary(
        {
          assignment,
          submission,
          round,
          domain: must(domains.find(({ code }) => code === assignment.domainCode)),
          organisation: must(organisations.find(({ code }) => code === assignment.organisationCode)),
          entries: entries.filter(({ assignmentId }) => assignmentId === assignment.id),
        },
        this.clock.today(),
        remarks.find((each) => each.submissionId === submission.id && each.revision === submission.revision)?.text ??
          '',
      )
    })
    return cards.sort(
      (a, b) =>
        URGENCY[a.state] - URGENCY[b.state] || a.daysLeft - b.daysLeft || a.domain.code.localeCompare(b.domain.code),
    )
  }
}

/** The round being worked on: the latest year. */
export async function newestRound(tx: EntityManager): Promise<RoundEntity | null> {
  return (await tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' }, take: 1 }))[0] ?? null
}

const keyOf = ({ assignmentId, phase }: { assignmentId: number; phase: string }) => `${assignmentId}/${phase}`

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a foreign key leads nowhere')
  return value
}
