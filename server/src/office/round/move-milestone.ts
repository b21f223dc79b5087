import { isLocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { audienceOf } from '@gongkai/shared/district/round/effective-due'
import { isLate } from '@gongkai/shared/district/round/is-late'
import type { MilestoneEffect, MoveMilestoneRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideMoveMilestone, moved } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { dueDates } from '../../district/round/due.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { dateNotes } from './date-notes.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'

type Move = Pick<MoveMilestoneRequest, 'phase' | 'audience' | 'date'>

/** 调整时限: one date of the plan; the units affected are named before. */
@Injectable()
export class MoveMilestone {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  async effect(actor: SignedIn, code: string, move: Move): Promise<MilestoneEffect> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const round = await loadRound(tx, code)
    const old = round.milestones.find(({ phase, audience }) => phase === move.phase && audience === move.audience)
    const refusals = [...decideMoveMilestone(round.milestones, move, actor, round.kind)]
    return {
      before: old?.date ?? '',
      after: move.date,
      units: old && isLocalDate(move.date) ? await this.unitsOf(tx, round, move) : [],
      notes: dateNotes([move.date], await this.workingDays.load(tx)),
      refusals,
    }
  }

  run(actor: SignedIn, code: string, { version, reason, ...move }: MoveMilestoneRequest): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, code, true)
      await ensureSeenRound(tx, round, version)
      ensure(decideMoveMilestone(round.milestones, { ...move, reason }, actor, round.kind))
      const before = round.milestones
      Object.assign(round, { milestones: moved(before, move), version: version + 1 })
      await tx.save(round)
      const { phase, audience, date } = move
      await this.ledger.record(tx, actor, {
        kind: 'round.milestone-moved',
        detail: {
          code,
          phase,
          audience,
          before: before.find((milestone) => milestone.phase === phase && milestone.audience === audience)?.date ?? '',
          after: date,
          reason,
        },
      })
      return presentRound(tx, code, this.workingDays)
    })
  }

  /** The units whose work of this phase hangs on the date; those that become late, and those that are late no longer. */
  private async unitsOf(tx: EntityManager, round: RoundEntity, move: Move): Promise<MilestoneEffect['units']> {
    if (move.phase === 'release') return []
    const [assignments, organisations, domains, now, then] = await Promise.all([
      tx.findBy(AssignmentEntity, { roundCode: round.code, parentId: IsNull() }),
      tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
      tx.find(PilotDomainEntity),
      dueDates(tx, round),
      dueDates(tx, { ...round, milestones: moved(round.milestones, move) }),
    ])
    const submissions = await tx.findBy(SubmissionEntity, {
      assignmentId: In(assignments.map(({ id }) => id)),
      phase: move.phase,
    })
    const submissionOf = new Map(submissions.map((candidate) => [candidate.assignmentId, candidate]))
    const today = this.clock.today()
    const leadsOf = new Map(domains.map(({ code, leadCodes }) => [code, leadCodes]))
    return organisations.flatMap((organisation) => {
      const own = assignments.filter(
        ({ organisationCode, domainCode }) =>
          organisationCode === organisation.code &&
          audienceOf(organisation.kind, leadsOf.get(domainCode)?.includes(organisationCode) ?? false) === move.audience,
      )
      const standings = own.flatMap(({ id, domainCode }) => {
        const submission = submissionOf.get(id)
        if (!submission) return []
        const sentOn = submission.firstSentAt && localDateAt(submission.firstSentAt)
        const late = (due: string) => isLate(sentOn, due, today)
        const after = then(move.phase, organisation, domainCode)
        return [
          {
            open: SUBMISSION.mayFrom('submit', submission.state),
            before: late(now(move.phase, organisation, domainCode)),
            after: late(after),
            due: after,
          },
        ]
      })
      if (standings.length === 0) return []
      const latest =
        standings
          .map(({ due }) => due)
          .sort()
          .pop() ?? ''
      return [
        {
          code: organisation.code,
          name: organisation.name,
          assignments: standings.length,
          open: standings.filter(({ open }) => open).length,
          becomesLate: standings.filter(({ before, after }) => !before && after).length,
          noLongerLate: standings.filter(({ before, after }) => before && !after).length,
          extendedTo: latest > move.date ? latest : null,
        },
      ]
    })
  }
}
