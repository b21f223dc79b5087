import type {
  ChooseWithdrawalRequest,
  EditionChanges,
  EditionLosses,
  EditionView,
  LawDoubts,
  PublicationChanges,
  PublicationDraft,
  PublicationItem,
  PublicationItems,
  PublicationPreview,
  PublicationUnits,
  PublishRequest,
  WithdrawEditionRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type {
  PublicationReviews,
  ReviewsOfEdition,
  SignedPlan,
  SignReviewRequest,
} from '@gongkai/shared/catalogue/publication/reviews.contract'
import { completed } from '@/platform/completed'
import { ApiError, queryString, request } from '@/platform/request'

/** The server of 0.1.0 holds nothing back. */
const whole = (preview: PublicationPreview): PublicationPreview => ({
  ...preview,
  domains: preview.domains.map((domain) =>
    completed(domain, {
      amended: [],
      leftOut: [],
      down: [],
      kept: 0,
      unanswered: 0,
      doubted: [],
      doubtedCount: 0,
      personalRows: [],
    }),
  ),
})

export const publication = async () => whole(await request<PublicationPreview>('GET', '/publication'))
export const draftEntries = (domains: string, page: number) =>
  request<PublicationDraft>('GET', `/publication/entries${queryString({ domains, page })}`)
export const draftChanges = (domains: string, page: number) =>
  request<PublicationChanges>('GET', `/publication/changes${queryString({ domains, page })}`)
/** Null from a server of before reviews were asked. */
const unlessOlder = <Answer>(error: unknown): Answer | null => {
  if (error instanceof ApiError && error.status === 404) return null
  throw error
}
export const reviewsOf = (round: string, domains: string, contentHash: string) =>
  request<PublicationReviews>('GET', `/publication/reviews${queryString({ round, domains, contentHash })}`).catch(
    unlessOlder<PublicationReviews>,
  )
export const signReview = (body: SignReviewRequest) => request<PublicationReviews>('POST', '/publication/reviews', body)
export const takeBackReview = (id: number) => request<PublicationReviews>('DELETE', `/publication/reviews/${id}`)
export const signedPlans = () =>
  request<SignedPlan[]>('GET', '/publication/review-plans').catch(unlessOlder<SignedPlan[]>)
export const reviewsOfEditions = () =>
  request<ReviewsOfEdition[]>('GET', '/editions/reviews').catch(unlessOlder<ReviewsOfEdition[]>)
/** A server of before laws had times has no doubts about them. */
export const lawDoubts = (domains: string, effectiveOn: string, page: number) =>
  request<LawDoubts>('GET', `/publication/law-doubts${queryString({ domains, effectiveOn, page })}`).catch(
    (error: unknown): LawDoubts => {
      if (error instanceof ApiError && error.status === 404) return { total: 0, items: [] }
      throw error
    },
  )
export const editions = () => request<EditionView[]>('GET', '/public/editions')
export const editionChanges = (id: number, page: number) =>
  request<EditionChanges>('GET', `/public/editions/${id}/changes${queryString({ page })}`)
export const publish = (body: PublishRequest) => request<EditionView>('POST', '/editions', body)
export const withdraw = (id: number, body: WithdrawEditionRequest) =>
  request<EditionView>('POST', `/editions/${id}/withdrawal`, body)
/** The effect of the next edition on each unit's items of a domain, and the items behind a count. */
export const draftUnits = (domain: string) =>
  request<PublicationUnits>('GET', `/publication/units${queryString({ domain })}`)
export const draftItems = (query: { domain: string; unit: string; kind: PublicationItem['kind']; page: number }) =>
  request<PublicationItems>('GET', `/publication/items${queryString(query)}`)
export const chooseWithdrawal = (body: ChooseWithdrawalRequest) =>
  request<PublicationUnits>('PUT', '/publication/withdrawals', body)
/** The effect of taking an edition back. */
export const losses = (id: number) => request<EditionLosses>('GET', `/editions/${id}/losses`)
