import type { ActOnAmendmentsRequest, AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decidePropose, isSettled } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { actOnMany } from './act-on-many.js'
import { AmendmentActs } from './amendment-acts.js'
import { office, reviewers, toldOf } from './told-of-many.js'

/** 批量提出: each goes to its domain's leads, a sole lead's own straight to the office; each of them is told once. */
@Injectable()
export class ProposeAmendments {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
  ) {}

  run(actor: SignedIn, { items }: ActOnAmendmentsRequest): Promise<AmendmentsActedOn> {
    const today = this.clock.today()
    return act(this.dataSource, (tx) =>
      actOnMany(tx, actor, items, {
        guard: this.guard,
        decide: (facts) => decidePropose(facts, actor, today),
        become: ({ facts }) => ({
          state: AMENDMENT.after('propose', isSettled({ ...facts, signedBy: [] })),
          signedBy: [],
          remark: '',
        }),
        record: (acted) =>
          this.acts.recordMany(tx, actor, acted, 'proposed', {
            told: toldOf(acted, (each) => (each.amendment.state === 'approved' ? [office] : reviewers(each))),
          }),
      }),
    )
  }
}
