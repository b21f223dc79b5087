import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type { LawDetail, RestoreLawRequest } from '@gongkai/shared/district/law/law.contract'
import { decideRestoreLaw } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { citingLeads } from './citing-items.query.js'
import { LIBRARY } from './law.entity.js'
import { presentLawDetail } from './law.presenter.js'
import { lockLaw, standingOf } from './law-case.js'
import { hashNow } from './shipped-laws.js'

/** 撤销废止: the law is in force again; what was added to take its place stays. */
@Injectable()
export class RestoreLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version, reason }: RestoreLawRequest): Promise<LawDetail> {
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      ensure([...decideRestoreLaw(standingOf(law), actor), ...reasonFaults(reason)])
      const { endedOn, endedBy, replacements } = law
      Object.assign(law, {
        status: 'effective',
        endedOn: null,
        endedBy: '',
        replacements: null,
        replacedBy: '',
        editedAt: this.clock.now(),
        shippedHash: hashNow(law),
        version: version + 1,
      })
      await tx.save(law)
      const { title, documentNumber } = law
      const leads = law.organisationCode === LIBRARY ? await citingLeads(tx, law) : []
      const before = { endedOn, endedBy, replacements }
      await this.ledger.record(tx, actor, {
        kind: 'law.restored',
        detail: { lawId: id, title, documentNumber, before, reason: reason.trim(), leads },
      })
      return presentLawDetail(tx, law, actor, this.clock.today())
    })
  }
}
