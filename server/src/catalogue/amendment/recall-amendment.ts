import type { ActOnAmendmentRequest, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideRecall } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion } from './amendment-case.js'

/** 撤回 while nobody has acted upon it. */
@Injectable()
export class RecallAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version }: ActOnAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      const { amendment, facts } = amendmentCase
      await sameVersion(tx, amendment, version)
      ensure(decideRecall(facts, actor))
      amendment.state = AMENDMENT.after('recall')
      await this.acts.save(tx, actor, amendmentCase, 'recalled')
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
