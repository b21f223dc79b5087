import type { ActOnAmendmentRequest, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideApprove, isSettled } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion, textsOfAmendment } from './amendment-case.js'

/** 通过 by a lead; of two the second decides (会签). */
@Injectable()
export class ApproveAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version }: ActOnAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      const { amendment, facts } = amendmentCase
      await sameVersion(tx, amendment, version)
      ensure([
        ...decideApprove(facts, actor),
        ...(await this.guard.refusals(tx, amendment.organisationCode, textsOfAmendment(amendment))),
      ])
      amendment.signedBy = [...amendment.signedBy, actor.organisationCode]
      amendment.state = AMENDMENT.after('approve', isSettled({ ...facts, signedBy: amendment.signedBy }))
      await this.acts.save(tx, actor, amendmentCase, 'approved')
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
