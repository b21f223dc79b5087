import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { NOTICE_PLAN } from '@gongkai/shared/district/round/notice-plan'
import { hasPhase } from '@gongkai/shared/district/round/phases-of-round'
import type { RoundList, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { shiftYear } from '@gongkai/shared/district/round/shift-year'
import { worksInScope } from '@gongkai/shared/office/round/round-scope'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { dateNotes } from './date-notes.js'
import { scopeFacts } from './open-round.js'
import { presentRounds } from './round-case.js'
import { toTake } from './round-scope.query.js'

/** Rounds there are, and what a new one could look like: the notice's plan or a former round, moved to another year. */
@Injectable()
export class ProposeRoundQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  async list(actor: SignedIn): Promise<RoundList> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const rounds = await tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' } })
    return {
      items: await presentRounds(tx, rounds),
      sources: (await this.sources()).map(({ key, name, kind }) => ({ key, name, kind })),
      offered: (await standingDomains(tx)).size > 0 ? 'renewal' : 'compilation',
    }
  }

  async propose(
    actor: SignedIn,
    { source, year, kind = 'compilation' }: { source: string; year: number; kind?: RoundKind },
  ): Promise<RoundProposal> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const plan = (await this.sources()).find(({ key }) => key === source)
    if (!plan) throw notFound('个方案')
    const milestones = shiftYear(plan.milestones, plan.year, year).filter(({ phase }) => hasPhase(kind, phase))
    const [rounds, { domains, units }, calendar] = await Promise.all([
      tx.find(RoundEntity),
      scopeFacts(tx),
      this.workingDays.load(tx),
    ])
    const base = `${year}年${kind === 'renewal' ? '更新' : '编制'}`
    const names = new Set(rounds.map(({ name }) => name))
    const serial = [2, 3, 4, 5, 6, 7, 8, 9].find((item) => !names.has(`${base}（第${item}次）`))
    return {
      name: names.has(base) ? `${base}（第${serial ?? 10}次）` : base,
      kind,
      year,
      milestones,
      notes: dateNotes(
        milestones.map(({ date }) => date),
        calendar,
      ),
      assignments: worksInScope({}, domains, units).length,
      ...toTake(domains, units),
      unfinished: (await presentRounds(tx, rounds))
        .map(({ name, domainCount, finishedDomains }) => ({ name, domains: domainCount - finishedDomains }))
        .filter(({ domains }) => domains > 0),
    }
  }

  private async sources() {
    const rounds = await this.dataSource.manager.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' } })
    return [
      ...rounds.map(({ code, name, kind, year, milestones }) => ({
        key: `round:${code}`,
        name,
        kind,
        year,
        milestones,
      })),
      { key: 'plan:notice', name: '通知原定方案', kind: 'compilation' as const, ...NOTICE_PLAN },
    ]
  }
}
