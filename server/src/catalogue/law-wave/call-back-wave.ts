import type { WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { decideCallBack } from '@gongkai/shared/catalogue/law-wave/law-wave-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { breatheWhenDue } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { LawWaveEntity, LawWaveItemEntity } from './law-wave.entity.js'
import { touchedOf } from './touched.query.js'
import { WaveQuery } from './wave.query.js'
import { loadWave, seenWave } from './wave-case.js'

/** 撤回批量调整 while its drafts are as they were drafted: they go, and the items are free to be amended otherwise. */
@Injectable()
export class CallBackWave {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WaveQuery) private readonly waves: WaveQuery,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<WaveView> {
    return act(this.dataSource, async (tx) => {
      const wave = await loadWave(tx, id, true)
      await seenWave(tx, wave, version)
      const drafts = await tx.find(AmendmentEntity, { select: { id: true }, where: { lawWaveId: id } })
      // Only what nobody has touched goes, also where somebody touches it while this is decided.
      let deleted = 0
      for (const some of chunks(drafts)) {
        const untouched = { id: In(some.map((draft) => draft.id)), version: 1, state: 'draft' as const }
        deleted += (await tx.delete(AmendmentEntity, untouched)).affected ?? 0
        await breatheWhenDue()
      }
      const touched = (await touchedOf(tx, id)) - deleted
      ensure(decideCallBack({ state: wave.state, touched }, actor))
      await tx.update(LawWaveEntity, { id }, { state: 'called-back', version: wave.version + 1 })
      await this.ledger.record(tx, actor, {
        kind: 'law-wave.called-back',
        detail: {
          ...{ waveId: id, lawId: wave.lawId, law: wave.lawTitle, replacement: wave.replacement.title },
          count: deleted,
          units: await this.units(tx, id),
        },
      })
      return this.waves.view(tx, actor, id)
    })
  }

  /** Those that were told of the drafts. */
  private async units(
    tx: DataSource['manager'],
    waveId: number,
  ): Promise<{ organisationCode: string; items: number }[]> {
    const units = await tx
      .createQueryBuilder(LawWaveItemEntity, 'item')
      .select('item.organisationCode', 'organisationCode')
      .addSelect('COUNT(*)', 'items')
      .where('item.waveId = :waveId AND item.amendmentId IS NOT NULL', { waveId })
      .groupBy('item.organisationCode')
      .getRawMany<{ organisationCode: string; items: number | string }>()
    return units.map(({ organisationCode, items }) => ({ organisationCode, items: Number(items) }))
  }
}
