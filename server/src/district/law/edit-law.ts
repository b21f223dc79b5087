import type { EditLawRequest, LawDetail } from '@gongkai/shared/district/law/law.contract'
import { decideEditLaw, lawFaults } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { searchKey } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentLawDetail } from './law.presenter.js'
import { duplicates, factsOf, lockLaw, standingOf, tidied } from './law-case.js'
import { hashNow } from './shipped-laws.js'

/** 修改: the facts of a law; from then on an update of the product's list does not change it. */
@Injectable()
export class EditLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version, ...request }: EditLawRequest): Promise<LawDetail> {
    const facts = tidied(request)
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      ensure(decideEditLaw(standingOf(law), actor))
      const again = await duplicates(tx, law.organisationCode, facts, { except: id })
      ensure([...lawFaults(facts, law.endedOn), ...again])
      const before = factsOf(law)
      Object.assign(law, facts, {
        searchKey: searchKey(facts.title, facts.documentNumber),
        editedAt: this.clock.now(),
        shippedHash: hashNow(law),
        version: version + 1,
      })
      await tx.save(law)
      const { title } = law
      await this.ledger.record(tx, actor, { kind: 'law.edited', detail: { lawId: id, title, before, after: facts } })
      return presentLawDetail(tx, law, actor, this.clock.today())
    })
  }
}
