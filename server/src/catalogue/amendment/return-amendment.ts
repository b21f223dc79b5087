import type { AmendmentView, ReturnAmendmentRequest } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideReturn, returnFaults } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion } from './amendment-case.js'

/** 退回 with a reason, by a lead or the office; it clears every approval. */
@Injectable()
export class ReturnAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, remark }: ReturnAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      const { amendment, facts } = amendmentCase
      await sameVersion(tx, amendment, version)
      ensure([...decideReturn(facts, actor), ...returnFaults(remark)])
      Object.assign(amendment, { state: AMENDMENT.after('return'), signedBy: [], remark: remark.trim() })
      await this.acts.save(tx, actor, amendmentCase, 'returned', { remark: remark.trim() })
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
