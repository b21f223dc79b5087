import type { CheckRowsRequest, GuidelineDetail } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { decideCheckRows } from '@gongkai/shared/compiling/guideline/guideline-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentGuideline } from './guideline.presenter.js'
import { ensureReads, ensureSeenGuideline, loadGuideline } from './guideline-case.js'

/** 已核对: whoever keeps the 标准指引 stands for these rows as they are; a missing 五公开 stage is confirmed with it, once for all units. */
@Injectable()
export class CheckRows {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, domainCode: string, { version, items }: CheckRowsRequest): Promise<GuidelineDetail> {
    return act(this.dataSource, async (tx) => {
      const guideline = await loadGuideline(tx, domainCode, true)
      await ensureReads(tx, guideline, actor)
      await ensureSeenGuideline(tx, guideline, version)
      const rowOf = new Map(guideline.items.map((item) => [item.id, item]))
      const rows = new Map(
        guideline.items.map(({ id, appliesTo }) => [id, { appliesTo: appliesTo?.toISOString() ?? null }]),
      )
      ensure(
        decideCheckRows(
          guideline.domain.leadCodes,
          actor,
          items.map(({ id }) => id),
          rows,
        ),
      )
      const stamp = { checkedBy: `${actor.organisationName} ${actor.name}`, checkedAt: this.clock.now() }
      for (const { id, stages } of items) {
        const row = rowOf.get(id)
        if (!row) continue
        if (stages && stages.length > 0) row.fields = { ...row.fields, stages }
        await tx.save(Object.assign(row, stamp))
      }
      await this.ledger.record(tx, actor, {
        kind: 'guideline.checked',
        place: { domainCode },
        detail: { guidelineItemIds: items.map(({ id }) => id) },
      })
      return presentGuideline(tx, domainCode, { actor, today: this.clock.today() })
    })
  }
}
