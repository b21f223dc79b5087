import { refuse } from '@gongkai/shared/base/refusal'
import type { NudgedUnits, WaveNudgeRequest } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { decideNudgeWave } from '@gongkai/shared/catalogue/law-wave/law-wave-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { LawWaveEntity } from './law-wave.entity.js'
import { loadWave, seenWave } from './wave-case.js'

/** 催办 of units that have not confirmed all of their drafts, each once a day. */
@Injectable()
export class NudgeWave {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number, { version, organisationCodes }: WaveNudgeRequest): Promise<NudgedUnits> {
    const on = this.clock.today()
    return act(this.dataSource, async (tx) => {
      const wave = await loadWave(tx, id, true)
      await seenWave(tx, wave, version)
      const open = await tx
        .createQueryBuilder(AmendmentEntity, 'amendment')
        .select('amendment.organisationCode', 'organisationCode')
        .addSelect('COUNT(*)', 'items')
        .where({ lawWaveId: id, organisationCode: In(organisationCodes), state: In(['draft', 'returned']) })
        .groupBy('amendment.organisationCode')
        .getRawMany<{ organisationCode: string; items: number | string }>()
      const [nudged, waiting] = [wave.nudged ?? [], new Set(open.map((unit) => unit.organisationCode))]
      const today = new Set(nudged.filter((unit) => unit.on === on).map((unit) => unit.organisationCode))
      ensure([
        ...decideNudgeWave(wave.state, actor),
        ...organisationCodes.flatMap((code, index) => {
          const at = `organisationCodes/${index}`
          if (!waiting.has(code)) return [refuse('law-wave.confirmed', at, `${code} 没有待确认的事项`)]
          return today.has(code) ? [refuse('law-wave.nudged', at, `${code} 今天已经催办过`)] : []
        }),
      ])
      const others = nudged.filter(({ organisationCode }) => !waiting.has(organisationCode))
      await tx.update(
        LawWaveEntity,
        { id },
        {
          nudged: [...others, ...[...waiting].map((organisationCode) => ({ organisationCode, on }))] as never,
          version: version + 1,
        },
      )
      await this.ledger.record(tx, actor, {
        kind: 'law-wave.nudged',
        detail: {
          ...{ waveId: id, law: wave.lawTitle, replacement: wave.replacement.title },
          units: open.map(({ organisationCode, items }) => ({ organisationCode, items: Number(items) })),
        },
      })
      return { units: open.length }
    })
  }
}
