import type { ActOnAmendmentsRequest, AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideApprove, isSettled } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { actOnMany } from './act-on-many.js'
import { AmendmentActs } from './amendment-acts.js'
import { office, owner, toldOf } from './told-of-many.js'

/** 批量通过 by a lead; of two the second decides (会签). */
@Injectable()
export class ApproveAmendments {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
  ) {}

  run(actor: SignedIn, { items }: ActOnAmendmentsRequest): Promise<AmendmentsActedOn> {
    return act(this.dataSource, (tx) =>
      actOnMany(tx, actor, items, {
        guard: this.guard,
        decide: (facts) => decideApprove(facts, actor),
        become: ({ amendment, facts }) => {
          const signedBy = [...amendment.signedBy, actor.organisationCode]
          return { signedBy, state: AMENDMENT.after('approve', isSettled({ ...facts, signedBy })) }
        },
        record: (acted) =>
          this.acts.recordMany(tx, actor, acted, 'approved', {
            told: toldOf(acted, (each) => [owner(each), ...(each.amendment.state === 'approved' ? [office] : [])]),
          }),
      }),
    )
  }
}
