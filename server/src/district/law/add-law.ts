import type { AddLawRequest, Law } from '@gongkai/shared/district/law/law.contract'
import { lawFaults } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentLaw } from './law.presenter.js'
import { duplicates, listOf, lockLaws, newLaw, tidied } from './law-case.js'

/** 自行增加: by the office into everybody's library, by a unit for its own people. */
@Injectable()
export class AddLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, request: AddLawRequest): Promise<Law> {
    const facts = tidied(request)
    return act(this.dataSource, async (tx) => {
      await lockLaws(tx, actor)
      const list = listOf(actor)
      ensure([...lawFaults(facts, null), ...(await duplicates(tx, list, facts))])
      const law = await tx.save(newLaw(tx, list, facts, this.clock.now()))
      const { id: lawId, title, documentNumber } = law
      await this.ledger.record(tx, actor, { kind: 'law.added', detail: { lawId, title, documentNumber } })
      return presentLaw(law, this.clock.today())
    })
  }
}
