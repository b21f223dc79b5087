import type { CoverageLine, MarkCoverageRequest } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { decideMark, maySeeGap } from '@gongkai/shared/catalogue/coverage/coverage-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { CoverageMarkEntity } from './coverage-mark.entity.js'
import { presentGap } from './present-gap.js'
import { coverageActor, ReadCoverage } from './read-coverage.js'

/** 标为不适用, for a reason that is kept; an empty one takes it back. */
@Injectable()
export class MarkGap {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReadCoverage) private readonly readCoverage: ReadCoverage,
  ) {}

  async run(signedIn: SignedIn, request: MarkCoverageRequest): Promise<CoverageLine> {
    const { kind, organisationCode, key } = request
    const reason = request.reason.trim()
    const actor = await coverageActor(this.dataSource.manager, signedIn)
    // Read before the transaction: it goes through all items of the district.
    const coverage = await this.readCoverage.run()
    const gap = coverage.gaps.find((one) => one.kind === kind && one.unit === organisationCode && one.key === key)
    if (!gap) throw notFound('项缺口')
    const { unit, domain } = presentGap(gap, coverage, actor)
    if (!maySeeGap(actor, { kind, unit, domain })) throw notFound('项缺口')
    ensure(decideMark({ kind, unit, domain }, actor))
    await act(this.dataSource, async (tx) => {
      // Two marks of one unit come one after the other: the first makes the row that the second finds.
      const owner = organisationCode ? { code: organisationCode } : { kind: 'office' as const }
      await tx.findOneOrFail(OrganisationEntity, { where: owner, ...rowLock(tx) })
      const found = await tx.findOneBy(CoverageMarkEntity, { kind, organisationCode, key })
      const stands = found?.version ?? 0
      await ensureUnchanged(
        tx,
        'coverage.conflict',
        { read: request.version, stands },
        { kinds: ['coverage.*'], about: ({ detail }) => detail.gap === gapName(kind, organisationCode, key) },
      )
      if ((found?.reason ?? '') === reason) return
      const mark = found ?? tx.create(CoverageMarkEntity, { kind, organisationCode, key })
      const by = `${signedIn.organisationName} ${signedIn.name}`
      await tx.save(Object.assign(mark, { reason, by, at: this.clock.now(), version: stands + 1 }))
      await this.ledger.record(tx, signedIn, {
        kind: reason ? 'coverage.marked' : 'coverage.unmarked',
        place: { unitCode: organisationCode || null, domainCode: gap.domainCode },
        detail: { gap: gapName(kind, organisationCode, key), title: gap.title, reason },
      })
    })
    const after = await this.readCoverage.run()
    return presentGap(gap, after, actor)
  }
}

const gapName = (kind: string, unit: string, key: string) => `${kind}/${unit}/${key}`
