import type { Decision } from '@gongkai/shared/base/refusal'
import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { AmendmentFacts } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import type { DataSource, EntityManager } from 'typeorm'
import { type PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import type { AmendmentEntity } from './amendment.entity.js'
import type { AmendmentPresenter } from './amendment.presenter.js'
import type { AmendmentAct, AmendmentActs } from './amendment-acts.js'
import { type AmendmentCase, loadAmendment, sameVersion, textsOfAmendment } from './amendment-case.js'
import { holdPublication } from './hold-publication.js'

/** One of 审定 and 撤回审定: what allows it, what becomes of the row, and where the amendment stands then. */
interface Turn {
  decide: (facts: AmendmentFacts, actor: SignedIn) => Decision
  /** of 审定: nothing becomes final with personal data */ guard?: PrivacyGuard
  turnEntry: (tx: EntityManager, amended: AmendmentCase) => Promise<void>
  state: AmendmentEntity['state']
  act: AmendmentAct
}

/** The row of the entry and its amendment change together, and no edition is composed meanwhile. */
export function turnFinalisation(
  services: { dataSource: DataSource; acts: AmendmentActs; presenter: AmendmentPresenter },
  actor: SignedIn,
  id: number,
  version: number,
  turn: Turn,
): Promise<AmendmentView> {
  return act(services.dataSource, async (tx) => {
    await holdPublication(tx)
    const amended = await loadAmendment(tx, id, actor, true)
    await sameVersion(tx, amended.amendment, version)
    const { amendment } = amended
    ensure([
      ...turn.decide(amended.facts, actor),
      ...((await turn.guard?.refusals(tx, amendment.organisationCode, textsOfAmendment(amendment))) ?? []),
    ])
    await turn.turnEntry(tx, amended)
    amended.amendment.state = turn.state
    await services.acts.save(tx, actor, amended, turn.act)
    return services.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
  })
}
