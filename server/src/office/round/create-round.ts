import type { CreateRoundRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideCreateRound } from '@gongkai/shared/office/round/round-policy'
import { scopeFaults } from '@gongkai/shared/office/round/round-scope'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { deletedRounds } from './deleted-rounds.query.js'
import { openRound, scopeFacts } from './open-round.js'
import { presentRound } from './round-case.js'

/** 新建轮次 with its assignments; it is the one everybody works on from now on. */
@Injectable()
export class CreateRound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(
    actor: SignedIn,
    { year, milestones, kind = 'compilation', domainCodes, unitCodes, ...request }: CreateRoundRequest,
  ): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      // Two taps make one round: the second finds the name taken.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const name = request.name.trim()
      const rounds = await tx.find(RoundEntity)
      const standing = kind === 'compilation' || (await standingDomains(tx)).size > 0
      const { domains, units } = await scopeFacts(tx)
      ensure([
        ...decideCreateRound({ name, year, milestones, kind }, rounds, actor, standing),
        ...scopeFaults({ domainCodes, unitCodes }, domains, units),
      ])
      const code = freeCode(year, [...rounds, ...(await deletedRounds(tx))])
      const sorted = [...milestones].sort((a, b) => (a.date < b.date ? -1 : 1))
      await openRound(tx, { code, name, kind, year, milestones: sorted, domainCodes, unitCodes })
      await this.ledger.record(tx, actor, {
        kind: 'round.created',
        detail: { code, name, kind, year, milestones: sorted, domainCodes, unitCodes },
      })
      return presentRound(tx, code, this.workingDays)
    })
  }
}

/** `2027`, then `2027-2`: it sorts after those of its year, since the newest round is found by year and code. A code of a deleted one is not given again. */
function freeCode(year: number, rounds: readonly Pick<RoundEntity, 'year' | 'code'>[]): string {
  const last = rounds
    .filter((round) => round.year === year)
    .map(({ code }) => code)
    .sort()
    .pop()
  if (!last) return `${year}`
  const [, stem = last, serial = '1'] = /^(.*?)(?:-(\d))?$/.exec(last) ?? []
  return `${stem}-${Number(serial) + 1}`
}
