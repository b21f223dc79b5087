import { refuse } from '@gongkai/shared/base/refusal'
import type { ChooseShippedRequest, LawDetail } from '@gongkai/shared/district/law/law.contract'
import { decideEditLaw } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentLawDetail } from './law.presenter.js'
import { duplicates, factsOf, lockLaw, standingOf } from './law-case.js'
import { storedLaw } from './library/library-law.js'
import { hashNow, shippedLaw, shippedOtherwise } from './shipped-laws.js'

/** 随产品更新的资料与本地不同: what came with the update is taken, or what stands here is kept until the list changes again. */
@Injectable()
export class ChooseShipped {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version, take }: ChooseShippedRequest): Promise<LawDetail> {
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      ensure(decideEditLaw(standingOf(law), actor))
      const shipped = shippedOtherwise(law) && shippedLaw(law)
      if (!shipped) return ensure([refuse('law.same', '', '没有与本地不同的产品资料')]) as never
      const before = factsOf(law)
      if (take === 'shipped') {
        ensure(await duplicates(tx, law.organisationCode, shipped, { except: id }))
        Object.assign(law, storedLaw(shipped), { editedAt: null, shippedHash: null })
      } else law.shippedHash = hashNow(law)
      law.version = version + 1
      await tx.save(law)
      const { title } = law
      await this.ledger.record(tx, actor, { kind: 'law.updated', detail: { lawId: id, title, take, before } })
      return presentLawDetail(tx, law, actor, this.clock.today())
    })
  }
}
