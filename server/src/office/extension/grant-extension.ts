import type { GrantExtensionRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideGrantExtension, phaseFaults } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { dueDates } from '../../district/round/due.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenRound, loadRound, presentRound } from '../round/round-case.js'

/** 延期 for one unit, in one domain or in all. */
@Injectable()
export class GrantExtension {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, roundCode: string, request: GrantExtensionRequest): Promise<RoundDetail> {
    const { phase, organisationCode, domainCode, dueOn } = request
    const reason = request.reason.trim()
    return act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, roundCode, true)
      await ensureSeenRound(tx, round, request.version)
      const organisation = await tx.findOneBy(OrganisationEntity, { code: organisationCode })
      const work = await tx.findBy(AssignmentEntity, {
        roundCode,
        organisationCode,
        parentId: IsNull(),
        ...(domainCode === null ? {} : { domainCode }),
      })
      const due = organisation ? (await dueDates(tx, round))(phase, organisation, domainCode ?? '') : ''
      const phaseClosed = await tx.existsBy(PhaseClosureEntity, { roundCode, phase })
      const facts = { organisation, hasWork: work.length > 0, due, phaseClosed, today: this.clock.today() }
      ensure([...phaseFaults(round.kind, phase), ...decideGrantExtension(facts, { dueOn, reason }, actor)])
      await tx.insert(ExtensionEntity, {
        roundCode,
        phase,
        organisationCode,
        domainCode,
        dueOn,
        reason,
        grantedBy: `${actor.organisationName} ${actor.name}`,
        grantedAt: this.clock.now(),
        withdrawnAt: null,
        joined: false,
      })
      await tx.update(RoundEntity, { code: roundCode }, { version: round.version + 1 })
      await this.ledger.record(tx, actor, {
        kind: 'extension.granted',
        place: { unitCode: organisationCode, domainCode },
        detail: { roundCode, phase, organisationCode, domainCode, before: due, dueOn, reason },
      })
      return presentRound(tx, roundCode, this.workingDays)
    })
  }
}
