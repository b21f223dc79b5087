import { decideImportMatters } from '@gongkai/shared/district/matter/decide-import-matters'
import type { ImportMattersResponse, MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { readMatterRows } from '@gongkai/shared/district/matter/read-matter-rows'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { listOf, lockMatters, storeMatters } from './store-matters.js'

/** 导入清单: into the district's list by the office, into one's own by agencies and towns. All rows or none. */
@Injectable()
export class ImportMatters {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, kind: MatterKind, rawRows: readonly unknown[]): Promise<ImportMattersResponse> {
    const { rows, refusals } = readMatterRows(rawRows)
    ensure([...decideImportMatters(actor), ...refusals])
    return this.dataSource.manager.transaction(async (tx) => {
      await lockMatters(tx, actor)
      const result = await storeMatters(tx, listOf(actor), kind, rows)
      await this.ledger.record(tx, actor, { kind: 'matter.imported', detail: { list: kind, ...result } })
      return result
    })
  }
}
