import { refuse } from '@gongkai/shared/base/refusal'
import type { OpenWaveRequest, WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { decideWave, replacementOf, waveFaults } from '@gongkai/shared/catalogue/law-wave/law-wave-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { loadLaw } from './law-case.js'
import { LawWaveEntity } from './law-wave.entity.js'
import { WaveQuery } from './wave.query.js'

/** 起草批量调整: asked for now, drafted in the background (DraftWaves). */
@Injectable()
export class OpenWave {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WaveQuery) private readonly waves: WaveQuery,
  ) {}

  run(actor: SignedIn, lawId: number, request: OpenWaveRequest): Promise<WaveView> {
    return act(this.dataSource, async (tx) => {
      const law = await loadLaw(tx, lawId, actor, true)
      const about = {
        kinds: ['law.*'],
        about: ({ detail }: { detail: Record<string, unknown> }) => detail.lawId === lawId,
      }
      await ensureUnchanged(tx, 'law-wave.conflict', { read: request.version, stands: law.version }, about)
      const replacements = law.replacements ?? []
      const domains = await tx.find(PilotDomainEntity, { select: { code: true } })
      const drafting = await tx.existsBy(LawWaveEntity, { lawId, state: 'drafting' })
      ensure([
        ...decideWave(replacements, actor),
        ...waveFaults(
          request,
          replacements,
          domains.map(({ code }) => code),
        ),
        ...(drafting ? [refuse('law-wave.drafting', 'wave', '这部法规的批量调整正在起草，请稍候')] : []),
      ])
      const replacement = replacementOf(replacements, request.replacement)
      if (!replacement) throw new Error('the replacement was checked')
      const { personId, name, organisationCode, organisationName } = actor
      const wave = await tx.save(
        tx.create(LawWaveEntity, {
          lawId,
          lawTitle: law.title,
          lawNumber: law.documentNumber,
          replacement,
          domainCodes: request.domainCodes?.length ? request.domainCodes : null,
          reason: request.reason.trim(),
          triggerOn: request.triggerOn,
          state: 'drafting',
          actor: { personId, name, organisationCode, organisationName },
          startedAt: this.clock.now(),
          nudged: null,
        }),
      )
      await this.ledger.record(tx, actor, {
        kind: 'law-wave.opened',
        detail: { waveId: wave.id, lawId, law: law.title, replacement: replacement.title, reason: wave.reason },
      })
      return this.waves.view(tx, actor, wave.id)
    })
  }
}
