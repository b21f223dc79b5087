import type { Changed } from '../../base/seen.contract.js'
import type { GivenReview, PublicationReviewKind } from '../../base/words/publication-reviews.js'

/** One of the three as it stands for the content that was asked about. */
export interface ReviewOfPlan {
  kind: PublicationReviewKind
  /** null: nobody has signed, or not upon this content, or their account was stopped since */ signed:
    | (Omit<GivenReview, 'kind'> & { id: number; own: boolean })
    | null
  /** signed upon what the content was before: the signature counts no more */ stale:
    | (Omit<GivenReview, 'kind'> & { id: number; own: boolean; changed: Changed[] })
    | null
  /** why the asker may not sign now; '' where it may be done */ whyNot: string
}

/** GET /api/publication/reviews?round=&domains=&contentHash= (office), for the draft of that hash; answer of the acts upon it. */
export interface PublicationReviews {
  reviews: ReviewOfPlan[]
  /** why the asker may not publish yet, as far as the reviews go */ missing: string[]
}

/** POST /api/publication/reviews (office) → PublicationReviews: signs upon this very content. */
export interface SignReviewRequest {
  roundCode: string
  domainCodes: string[]
  kind: PublicationReviewKind
  /** of the draft that was looked at: 409 `edition.changed` when it is another by now */ contentHash: string
}
// DELETE /api/publication/reviews/:id (office) → PublicationReviews: one's own signature is taken back.

/** GET /api/publication/review-plans (office): what has been signed and not published yet, the newest first. */
export interface SignedPlan {
  roundCode: string
  domainCodes: string[]
  reviews: GivenReview[]
}

/** GET /api/editions/reviews (office): who signed each edition, the newest first; none for those of before reviews were asked. */
export interface ReviewsOfEdition {
  editionId: number
  reviews: GivenReview[]
}
