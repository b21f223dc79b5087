import type { AmendmentsActedOn, ReturnAmendmentsRequest } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideReturn, returnFaults } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { actOnMany } from './act-on-many.js'
import { AmendmentActs } from './amendment-acts.js'
import { owner, toldOf } from './told-of-many.js'

/** 批量退回 with one reason, by a lead or the office; it clears every approval. */
@Injectable()
export class ReturnAmendments {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
  ) {}

  run(actor: SignedIn, { items, remark }: ReturnAmendmentsRequest): Promise<AmendmentsActedOn> {
    return act(this.dataSource, (tx) => {
      ensure(returnFaults(remark))
      return actOnMany(tx, actor, items, {
        decide: (facts) => decideReturn(facts, actor),
        become: () => ({ state: AMENDMENT.after('return'), signedBy: [], remark: remark.trim() }),
        record: (acted) =>
          this.acts.recordMany(tx, actor, acted, 'returned', {
            remark: remark.trim(),
            told: toldOf(acted, (each) => [owner(each)]),
          }),
      })
    })
  }
}
