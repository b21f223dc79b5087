import { createHash } from 'node:crypto'
import { type GivenReview, PUBLICATION_REVIEWS } from '@gongkai/shared/base/words/publication-reviews'
import { type CountingReview, decideReviews, decideSign } from '@gongkai/shared/catalogue/publication/review-policy'
import type {
  PublicationReviews,
  ReviewOfPlan,
  ReviewsOfEdition,
  SignedPlan,
} from '@gongkai/shared/catalogue/publication/reviews.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { type Acts, toldSince } from '../../platform/seen/acts-upon.js'
import { PublicationReviewEntity } from './publication-review.entity.js'
import { WHAT_AN_EDITION_TAKES } from './what-an-edition-takes.js'

/** A round and those of its domains that are published together. */
export interface PlanOfDomains {
  roundCode: string
  domainCodes: readonly string[]
}

/** Its key, whatever the order in which the domains are named. */
export const planKey = ({ roundCode, domainCodes }: PlanOfDomains): string =>
  createHash('sha256')
    .update(JSON.stringify([roundCode, ...[...new Set(domainCodes)].sort()]))
    .digest('hex')

export const actsUponPlan = (domainCodes: readonly string[]): Acts => ({ kinds: WHAT_AN_EDITION_TAKES, domainCodes })

/** The reviews of a plan: those that count for this content, and all that were given. Three statements. */
export async function readReviews(tx: EntityManager, plan: PlanOfDomains, contentHash: string) {
  const office = await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })
  const [given, people] = await Promise.all([
    tx.find(PublicationReviewEntity, { where: { plan: planKey(plan) }, order: { id: 'ASC' } }),
    tx.findBy(PersonEntity, { organisationCode: office.code, active: true }),
  ])
  const active = new Set(people.map(({ id }) => id))
  return {
    given: given.filter(({ personId }) => active.has(personId)),
    counting: given.filter((review) => active.has(review.personId) && review.contentHash === contentHash),
    /** of the office who may sign 审核 and 保密审查 */
    approvers: people.filter(({ roles }) => roles.includes('approver')),
  }
}

/** As an edition keeps them. */
export const givenReviews = (reviews: readonly PublicationReviewEntity[]): GivenReview[] =>
  PUBLICATION_REVIEWS.flatMap(({ code }) => reviews.filter(({ kind }) => kind === code)).map(
    ({ kind, name, unit, at }) => ({ kind, name, unit, at: at.toISOString() }),
  )

/** The three reviews of a plan as its page shows them to this person. */
export async function presentReviews(
  tx: EntityManager,
  actor: SignedIn,
  plan: PlanOfDomains,
  contentHash: string,
): Promise<PublicationReviews> {
  const { given, counting, approvers } = await readReviews(tx, plan, contentHash)
  const by = { personId: actor.personId, approver: actor.roles.includes('approver') }
  const standing: CountingReview[] = counting
  const reviews: ReviewOfPlan[] = []
  for (const { code } of PUBLICATION_REVIEWS) {
    const signed = counting.find(({ kind }) => kind === code)
    const earlier = signed ? undefined : given.find(({ kind }) => kind === code)
    reviews.push({
      kind: code,
      signed: signed ? present(signed, actor) : null,
      stale: earlier
        ? {
            ...present(earlier, actor),
            changed: await toldSince(tx, earlier.seenVersion, actsUponPlan(plan.domainCodes)),
          }
        : null,
      whyNot: signed ? '' : (decideSign(code, by, standing)[0]?.text ?? ''),
    })
  }
  return { reviews, missing: decideReviews(actor.personId, standing, approvers.length).map(({ text }) => text) }
}

const present = ({ id, name, unit, at, personId }: PublicationReviewEntity, actor: SignedIn) => ({
  id,
  name,
  unit,
  at: at.toISOString(),
  own: personId === actor.personId,
})

/** The signatures of drafts that wait for a publication, and of editions. */
@Injectable()
export class ReviewsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  of(actor: SignedIn, plan: PlanOfDomains, contentHash: string): Promise<PublicationReviews> {
    return presentReviews(this.dataSource.manager, actor, plan, contentHash)
  }

  /** The plans that somebody has signed, the newest signature first. */
  async plans(): Promise<SignedPlan[]> {
    const given = await this.dataSource.manager.find(PublicationReviewEntity, { order: { id: 'DESC' } })
    return [...groupBy(given, ({ plan }) => plan).values()].flatMap((reviews) => {
      const [newest] = reviews
      if (!newest) return []
      const { roundCode, domainCodes } = newest
      return [{ roundCode, domainCodes, reviews: givenReviews(reviews) }]
    })
  }

  async ofEditions(): Promise<ReviewsOfEdition[]> {
    const editions = await this.dataSource.manager.find(EditionEntity, {
      select: { id: true, reviews: true },
      where: { reviews: Not(IsNull()) },
      order: { id: 'DESC' },
    })
    return editions.map(({ id, reviews }) => ({ editionId: id, reviews: reviews ?? [] }))
  }
}
