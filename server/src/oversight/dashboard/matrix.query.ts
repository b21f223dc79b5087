import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { isLate } from '@gongkai/shared/district/round/is-late'
import type { Matrix, MatrixCell } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { dueDates } from '../../district/round/due.js'
import { Clock } from '../../platform/clock.js'
import { boundList, In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'

/** The state of all assignments at a glance: seven queries, none of them reads an entry's text. */
@Injectable()
export class MatrixQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(actor: SignedIn): Promise<Matrix> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return { round: null, domains: [], rows: [] }
    const led = (await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })).filter(
      ({ leadCodes }) => actor.organisationKind === 'office' || leadCodes.includes(actor.organisationCode),
    )
    // A village's work is its town's affair: only what stands by itself is shown.
    const assignments = await tx.findBy(AssignmentEntity, {
      roundCode: round.code,
      domainCode: In(led.map(({ code }) => code)),
      parentId: IsNull(),
    })
    const inRound = new Set(assignments.map(({ domainCode }) => domainCode))
    const domains = led.filter(({ code }) => inRound.has(code))
    const [submissions, organisations, counts, dueOf] = await Promise.all([
      tx
        .createQueryBuilder(SubmissionEntity, 's')
        .innerJoin(AssignmentEntity, 'a', 'a.id = s.assignmentId AND a.phase = s.phase')
        .where('a.roundCode = :round', { round: round.code })
        .getMany(),
      tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
      tx
        .createQueryBuilder(EntryEntity, 'e')
        .select('e.assignmentId', 'assignmentId')
        .addSelect('COUNT(*)', 'count')
        .where('e.deletedAt IS NULL AND e.assignmentId IN (:ids)', { ids: boundList(assignments.map(({ id }) => id)) })
        .groupBy('e.assignmentId')
        .getRawMany<{ assignmentId: number; count: number | string }>(),
      dueDates(tx, round, led),
    ])
    const unitOf = new Map(organisations.map((organisation) => [organisation.code, organisation]))
    const submissionOf = new Map(submissions.map((candidate) => [candidate.assignmentId, candidate]))
    const countOf = new Map(counts.map(({ assignmentId, count }) => [assignmentId, Number(count)]))
    const today = this.clock.today()

    const cellOf = (assignment: AssignmentEntity | undefined): MatrixCell | null => {
      const submission = assignment && submissionOf.get(assignment.id)
      const unit = assignment && unitOf.get(assignment.organisationCode)
      if (!assignment || !submission || !unit) return null
      const { state, firstSentAt, revision } = submission
      const firstSentOn = firstSentAt && localDateAt(firstSentAt)
      const entryCount = countOf.get(assignment.id) ?? 0
      return {
        assignmentId: assignment.id,
        standing: state === 'draft' && entryCount === 0 && !assignment.noDutyReason ? 'empty' : state,
        late: isLate(firstSentOn, dueOf(assignment.phase, unit, assignment.domainCode), today),
        firstSentOn,
        phase: assignment.phase,
        revision,
        entryCount,
        noDutyReason: assignment.noDutyReason,
      }
    }
    const at = new Map(
      assignments.map((candidate) => [`${candidate.domainCode}/${candidate.organisationCode}`, candidate]),
    )
    const rowOf = (code: string, name: string, whose: (domain: PilotDomainEntity) => string) => ({
      code,
      name,
      cells: domains.map((domain) => cellOf(at.get(`${domain.code}/${whose(domain)}`))),
    })
    // An agency stands in the rows of the leads where it leads, and in one of its own where it fills for another.
    const agencies = organisations.filter(({ kind }) => kind === 'agency')
    const towns = organisations.filter(({ kind }) => kind === 'town')
    const rows = [
      rowOf('lead-1', '牵头单位', ({ leadCodes }) => leadCodes[0] ?? ''),
      rowOf('lead-2', '第二牵头单位', ({ leadCodes }) => leadCodes[1] ?? ''),
      ...towns.map(({ code, name }) => rowOf(code, name, () => code)),
      ...agencies.map(({ code, name }) => rowOf(code, name, ({ leadCodes }) => (leadCodes.includes(code) ? '' : code))),
    ]
    return {
      round: { code: round.code, name: round.name },
      domains: domains.map(({ code, name }) => ({ code, name })),
      rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null)),
    }
  }
}
