import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import type { AmendmentView, SaveAmendmentRequest } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { decideEdit } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { keepUnwritten } from '@gongkai/shared/compiling/entry/keep-unwritten'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion } from './amendment-case.js'

/** Saves the amendment as written so far; missing parts are asked for at 提出. */
@Injectable()
export class SaveAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, request: SaveAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      const { amendment, facts } = amendmentCase
      await sameVersion(tx, amendment, request.version)
      ensure(decideEdit(facts, actor))
      const { trigger, triggerOn, reason, fields } = request
      Object.assign(amendment, { trigger, triggerOn, reason })
      if (fields && amendment.kind !== 'withdraw') {
        const held = amendment.fields ?? EMPTY_ENTRY
        amendment.fields = keepUnwritten(held, fields)
        // A writer of 公开依据 has looked at its articles.
        if (entryDiff(held, amendment.fields).includes('bases')) amendment.askedArticle = ''
      }
      await this.acts.save(tx, actor, amendmentCase, 'saved')
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
