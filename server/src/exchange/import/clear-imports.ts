import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull, LessThan } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { ImportEffectEntity, ImportEntity, ImportRowEntity } from './import.entity.js'
import { tallyOf } from './import-case.js'

const KEPT_DAYS = 30
/** In one turn. */
const MOST = 20

/**
 * After 30 days an import can no longer be undone: its rows go, their tally stays on record. An import that nobody took over goes
 * altogether, since the file is still with the person who brought it.
 */
@Injectable()
export class ClearImports {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000)
    const old = await this.dataSource.manager.find(ImportEntity, {
      select: { id: true },
      where: { at: LessThan(before), cleared: IsNull(), state: In(['ready', 'refused', 'applied', 'undone']) },
      order: { id: 'ASC' },
      take: MOST,
    })
    for (const { id } of old) await this.clear(id)
  }

  private clear(id: number): Promise<void> {
    return this.dataSource.manager.transaction(async (tx) => {
      const one = await tx.findOne(ImportEntity, { where: { id }, ...rowLock(tx) })
      if (!one) return
      const applied = one.state === 'applied' || one.state === 'undone'
      if (applied) await tx.update(ImportEntity, { id }, { cleared: await tallyOf(tx, one), version: one.version + 1 })
      else await tx.delete(ImportEntity, { id })
      await tx.delete(ImportRowEntity, { importId: id })
      await tx.delete(ImportEffectEntity, { importId: id })
    })
  }
}
