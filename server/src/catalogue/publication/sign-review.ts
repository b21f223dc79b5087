import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { decideSign } from '@gongkai/shared/catalogue/publication/review-policy'
import type { PublicationReviews, SignReviewRequest } from '@gongkai/shared/catalogue/publication/reviews.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { versionOf } from '../../platform/seen/acts-upon.js'
import { ContentHash } from './compose-edition.js'
import { holdRound } from './hold-round.js'
import { plannedDomains } from './plan-edition.js'
import { PublicationReviewEntity } from './publication-review.entity.js'
import { changedSincePreview, notReady, unknown } from './publish-edition.js'
import { actsUponPlan, planKey, presentReviews, readReviews } from './reviews.query.js'

/** 编制、审核、保密审查: a person of the office signs upon the very content that would be published (条例第十七条). */
@Injectable()
export class SignReview {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, request: SignReviewRequest): Promise<PublicationReviews> {
    const { roundCode, domainCodes, kind, contentHash } = request
    const plan = { roundCode, domainCodes }
    return act(this.dataSource, async (tx) => {
      const round = await holdRound(tx, roundCode)
      const seenVersion = await versionOf(tx, actsUponPlan(domainCodes))
      const { stands, refusals } = await composed(tx, round, domainCodes)
      if (contentHash !== stands) throw await changedSincePreview(tx, domainCodes, '签署')
      const { counting, approvers } = await readReviews(tx, plan, contentHash)
      const by = { personId: actor.personId, approver: actor.roles.includes('approver') }
      ensure([...decideSign(kind, by, counting), ...refusals])
      const key = planKey(plan)
      // One of before, upon other content or by an account that was stopped, counts no more.
      await tx.delete(PublicationReviewEntity, { plan: key, kind })
      await tx.insert(PublicationReviewEntity, {
        plan: key,
        ...plan,
        kind,
        personId: actor.personId,
        name: actor.name,
        unit: actor.organisationName,
        contentHash,
        seenVersion,
        at: this.clock.now(),
      })
      const asked = approvers.filter(({ id }) => id !== actor.personId).map(({ id }) => id)
      await this.ledger.record(tx, actor, {
        kind: 'publication.reviewed',
        detail: { review: kind, roundCode, domainCodes, contentHash, ...(kind === 'check' ? { asked } : {}) },
      })
      return presentReviews(tx, actor, plan, contentHash)
    })
  }

  /** One's own signature, as long as nothing is published with it. */
  takeBack(actor: SignedIn, id: number): Promise<PublicationReviews> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOneBy(PublicationReviewEntity, { id })
      if (!found) throw notFound('个签署')
      await holdRound(tx, found.roundCode)
      const { roundCode, domainCodes, kind, contentHash, personId, name } = found
      ensure(
        personId === actor.personId ? [] : [refuse('review.other', 'review', `这是${name}签署的，只有本人可以撤回`)],
      )
      // Published meanwhile, it stands in the edition and is not here any more.
      const { affected } = await tx.delete(PublicationReviewEntity, { id })
      if (affected === 0) throw notFound('个签署')
      await this.ledger.record(tx, actor, {
        kind: 'publication.review-taken-back',
        detail: { review: kind, roundCode, domainCodes },
      })
      return presentReviews(tx, actor, { roundCode, domainCodes }, contentHash)
    })
  }
}

/** The hash of what these domains would be published as, and why they may not be. */
async function composed(
  tx: EntityManager,
  round: RoundEntity,
  domainCodes: readonly string[],
): Promise<{ stands: string; refusals: Refusal[] }> {
  const hash = new ContentHash()
  const unready = new Map<string, Refusal[]>()
  for await (const domain of plannedDomains(tx, round, domainCodes)) {
    hash.add(domain.composed)
    unready.set(domain.code, domain.ready ? [] : [notReady(domain)])
  }
  return { stands: hash.end(), refusals: domainCodes.flatMap((code) => unready.get(code) ?? [unknown(code)]) }
}
