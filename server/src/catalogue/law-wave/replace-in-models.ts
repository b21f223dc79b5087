import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { MOVED_ON } from '@gongkai/shared/base/seen.contract'
import type { Basis } from '@gongkai/shared/base/template/fields'
import type { WaveModelRowsRequest, WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { replaceLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { toldLast } from '../../platform/seen/acts-upon.js'
import { law } from './draft-portion.js'
import { WaveQuery } from './wave.query.js'
import { loadWave } from './wave-case.js'

/** 改用 the new law in model rows: by a lead of their domain, or by the office. */
@Injectable()
export class ReplaceInModels {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WaveQuery) private readonly waves: WaveQuery,
  ) {}

  run(actor: SignedIn, id: number, { items }: WaveModelRowsRequest): Promise<WaveView> {
    return act(this.dataSource, async (tx) => {
      const wave = await loadWave(tx, id)
      const [models, domains] = await Promise.all([
        tx.find(GuidelineItemEntity, {
          where: { id: In(items.map((item) => item.id)) },
          order: { id: 'ASC' },
          ...rowLock(tx),
        }),
        tx.find(PilotDomainEntity),
      ])
      const [refusals, moved]: [Refusal[], Refusal[]] = [[], []]
      const changes: { model: GuidelineItemEntity; bases: Basis[] }[] = []
      for (const item of items) {
        const model = models.find((row) => row.id === item.id)
        const at = `items/${item.id}`
        const replaced = model && replaceLaw(model.fields.bases, law(wave), wave.replacement)
        const leads = domains.find(({ code }) => code === model?.domainCode)?.leadCodes ?? []
        if (!model) refusals.push(refuse('guideline.unknown', at, `没有编号 ${item.id} 的标准指引`))
        else if (actor.organisationKind !== 'office' && !leads.includes(actor.organisationCode))
          refusals.push(refuse('guideline.not-lead', at, '只有该领域的牵头单位和区信息公开办才能修改标准指引'))
        else if ((model.changedAt?.toISOString() ?? '') !== item.seen)
          moved.push(refuse('guideline.conflict', `${at}/seen`, MOVED_ON))
        else if (!replaced) refusals.push(refuse('law-wave.not-cited', at, `这一行没有引用《${wave.lawTitle}》`))
        else changes.push({ model, bases: replaced.bases })
      }
      if (moved.length > 0)
        throw new Refused(409, moved, {
          changed: await toldLast(tx, 3, { kinds: ['law-wave.model-rows', 'import.*'] }),
        })
      ensure(refusals)
      for (const { model, bases } of changes)
        await tx.update(
          GuidelineItemEntity,
          { id: model.id },
          { fields: { ...model.fields, bases } as never, changedAt: this.clock.now() },
        )
      // One act in each domain: it moves the domain's 标准指引 on for whoever has it open.
      for (const [domainCode, here] of groupBy(changes, ({ model }) => model.domainCode))
        await this.ledger.record(tx, actor, {
          kind: 'law-wave.model-rows',
          place: { domainCode },
          detail: {
            ...{ waveId: id, law: wave.lawTitle, replacement: wave.replacement.title },
            guidelineItemIds: here.map(({ model }) => model.id),
          },
        })
      return this.waves.view(tx, actor, id)
    })
  }
}
