import type { ActOnAmendmentRequest, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decidePropose, isSettled } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion, textsOfAmendment } from './amendment-case.js'

/** 提出: goes to the domain’s leads; a sole lead's own proposal goes straight to the office. */
@Injectable()
export class ProposeAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
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
        ...decidePropose(facts, actor, this.clock.today()),
        ...(await this.guard.refusals(tx, amendment.organisationCode, textsOfAmendment(amendment))),
      ])
      const state = AMENDMENT.after('propose', isSettled({ ...facts, signedBy: [] }))
      Object.assign(amendment, { state, signedBy: [], remark: '' })
      await this.acts.save(tx, actor, amendmentCase, 'proposed')
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
