import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { fillersOf } from '@gongkai/shared/district/pilot-domain/who-fills'
import type { JoinRoundRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideJoinRound, type Joining } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import type { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { insertMany } from '../../platform/database/write-many.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { openReports, openWorks } from './open-round.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'
import { domainsOfRound } from './round-scope.query.js'

/** 增加领域、单位 in a running round, by dates of their own where the round's have passed or do not fit. */
@Injectable()
export class JoinRound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, code: string, request: JoinRoundRequest): Promise<RoundDetail> {
    const { domainCodes, unitCodes, milestones, version } = request
    const reason = request.reason.trim()
    return act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, code, true)
      await ensureSeenRound(tx, round, version)
      const { domains, units } = await domainsOfRound(tx, round)
      const joining = domainCodes.map((wanted): Joining | null => {
        const domain = domains.find((candidate) => candidate.code === wanted)
        if (!domain) return null
        const isNew = domain.inRound.length === 0
        const coming = [
          ...(isNew ? domain.leadCodes : []),
          ...(unitCodes ?? (isNew ? fillersOf(domain, units) : [])),
        ].filter((unit, index, all) => !domain.inRound.includes(unit) && all.indexOf(unit) === index)
        const begins = coming.map((unit) => ({ code: unit, leads: domain.leadCodes.includes(unit) }))
        const { name, retired, phase, closed } = domain
        return { code: wanted, name, retired, isNew, phase, closed, begins }
      })
      const named = (unitCodes ?? []).map(
        (unit) => units.find(({ code, active }) => active && code === unit)?.name ?? null,
      )
      ensure(decideJoinRound(round, joining, named, { milestones, reason }, this.clock.today(), actor))
      const coming = joining.flatMap((domain) => domain ?? [])
      await openReports(
        tx,
        round,
        coming.filter(({ isNew }) => isNew).map((domain) => domain.code),
      )
      const works = await openWorks(
        tx,
        round,
        coming.flatMap(({ code: domainCode, phase, begins }) =>
          begins.map((unit) => ({ domainCode, organisationCode: unit.code, phase })),
        ),
      )
      await this.giveDates(tx, actor, round, coming, works, { milestones, reason })
      await tx.update(RoundEntity, { code }, { version: version + 1 })
      await this.ledger.record(tx, actor, {
        kind: 'round.joined',
        detail: {
          code,
          domainCodes: coming.filter(({ isNew }) => isNew).map((domain) => domain.code),
          works: works.map(({ id, domainCode, organisationCode }) => ({ id, domainCode, organisationCode })),
          milestones,
          reason,
        },
      })
      return presentRound(tx, code, this.workingDays)
    })
  }

  /** Dates of their own: of each work in the phases that are before it. */
  private giveDates(
    tx: EntityManager,
    actor: SignedIn,
    { code: roundCode }: RoundEntity,
    joining: readonly Joining[],
    works: readonly AssignmentEntity[],
    { milestones, reason }: Pick<JoinRoundRequest, 'milestones' | 'reason'>,
  ): Promise<void> {
    const ahead = (from: FillingPhase, phase: FillingPhase) => from === 'inventory' || phase === 'catalogue'
    return insertMany(
      tx,
      ExtensionEntity,
      works.flatMap(({ domainCode, organisationCode, phase: from }) => {
        const domain = joining.find(({ code }) => code === domainCode)
        const leads = domain?.begins.find(({ code }) => code === organisationCode)?.leads ?? false
        return milestones
          .filter(({ phase, audience }) => ahead(from, phase) && audience === (leads ? 'leads' : 'towns'))
          .map(({ phase, date }) => ({
            roundCode,
            phase,
            organisationCode,
            domainCode,
            dueOn: date,
            reason,
            grantedBy: `${actor.organisationName} ${actor.name}`,
            grantedAt: this.clock.now(),
            withdrawnAt: null,
            joined: true,
          }))
      }),
    )
  }
}
