import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { LawDetail } from '@gongkai/shared/district/law/law.contract'
import { decideShareLaw } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { LIBRARY } from './law.entity.js'
import { presentLawDetail } from './law.presenter.js'
import { duplicates, lockLaw, standingOf } from './law-case.js'

/** 收入法规库: what a unit added for itself becomes everybody's. */
@Injectable()
export class ShareLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version }: VersionRequest): Promise<LawDetail> {
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      ensure([...decideShareLaw(standingOf(law), actor), ...(await duplicates(tx, LIBRARY, law, { except: id }))])
      const from = law.organisationCode
      Object.assign(law, { organisationCode: LIBRARY, editedAt: this.clock.now(), version: version + 1 })
      await tx.save(law)
      const { title, documentNumber } = law
      await this.ledger.record(tx, actor, {
        kind: 'law.shared',
        place: { unitCode: from },
        detail: { lawId: id, title, documentNumber, from },
      })
      return presentLawDetail(tx, law, actor, this.clock.today())
    })
  }
}
