import type { AmendmentView, ReturnAmendmentRequest } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideEnd, endFaults } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion } from './amendment-case.js'
import { holdPublication } from './hold-publication.js'
import { leaveOpenRows } from './meet-open-rows.js'
import { restoreEntry } from './take-back-amendment.js'

/**
 * 终止 of a finalised amendment that no edition is to carry: a newer round decided otherwise, or the amendment says what was taken down. Its
 * unit is told why and has it back. Its change of the row is undone, unless somebody has gone on from there.
 */
@Injectable()
export class EndAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number, { version, remark }: ReturnAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      await holdPublication(tx)
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      await sameVersion(tx, amendmentCase.amendment, version)
      ensure([...decideEnd(amendmentCase.facts, actor), ...endFaults(remark)])
      if (amendmentCase.facts.asLeft) await restoreEntry(tx, amendmentCase)
      await leaveOpenRows(tx, this.ledger, actor, amendmentCase.amendment)
      amendmentCase.amendment.finalisedAt = null
      Object.assign(amendmentCase.amendment, { state: AMENDMENT.after('end'), signedBy: [], remark: remark.trim() })
      await this.acts.save(tx, actor, amendmentCase, 'ended', { remark: remark.trim() })
      return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
    })
  }
}
