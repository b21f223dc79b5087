import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { PUBLICATION_REVIEWS, type PublicationReviewKind } from '../../base/words/publication-reviews.js'

/** A signature that counts: upon the content in question, by an office account in use. */
export interface CountingReview {
  kind: PublicationReviewKind
  personId: number
  name: string
}
export interface Reviewer {
  personId: number
  approver: boolean
}

const labelOf = (kind: PublicationReviewKind) => PUBLICATION_REVIEWS.find(({ code }) => code === kind)?.label ?? kind
/** The kinds that need an approver; 编制 is anybody's of the office. */
const OF_APPROVERS: readonly PublicationReviewKind[] = ['check', 'secrecy']

/** Whether somebody may sign: one after the other, and 保密审查 by another person than 审核 (条例第十七条). */
export function decideSign(kind: PublicationReviewKind, by: Reviewer, standing: readonly CountingReview[]): Decision {
  const of = (code: PublicationReviewKind) => standing.find((review) => review.kind === code)
  const signed = of(kind)
  if (signed) return [refuse('review.signed', 'kind', `“${labelOf(kind)}”已由${signed.name}签署`)]
  const refusals: Refusal[] = []
  if (OF_APPROVERS.includes(kind) && !by.approver)
    refusals.push(refuse('account.role', 'kind', `只有审签人才能签署“${labelOf(kind)}”`))
  for (const { code, label } of PUBLICATION_REVIEWS) {
    if (code === kind) break
    if (!of(code)) refusals.push(refuse('review.order', 'kind', `请先签署“${label}”`))
  }
  const other = kind === 'secrecy' ? of('check') : kind === 'check' ? of('secrecy') : undefined
  if (other && other.personId === by.personId)
    refusals.push(
      refuse('review.same-person', 'kind', `您已签署“${labelOf(other.kind)}”；审核和保密审查不能由同一人签署`),
    )
  return refusals
}

/** The reasons why somebody may not publish, as far as the reviews go; `approvers` is how many of the office may approve. */
export function decideReviews(publisherId: number, standing: readonly CountingReview[], approvers: number): Decision {
  const refusals = PUBLICATION_REVIEWS.flatMap(({ code, label }): Refusal[] => {
    if (standing.some(({ kind }) => kind === code)) return []
    const who = code === 'secrecy' ? '请发布人和审核人以外的审签人打开预览页签署' : '请在预览页签署'
    return [refuse('edition.review', `reviews/${code}`, `还没有签署“${label}”：${who}`)]
  })
  const secrecy = standing.find(({ kind }) => kind === 'secrecy')
  if (secrecy?.personId === publisherId)
    refusals.push(
      refuse('edition.review-own', 'reviews/secrecy', '您签署了“保密审查”，不能由您发布；请另一个审签人发布'),
    )
  if (!secrecy && approvers < 2)
    refusals.push(
      refuse(
        'edition.second-account',
        'reviews/secrecy',
        '区信息公开办只有一个审签人账号，保密审查要由另一个人签署：请管理员打开“账号”，为区信息公开办新建一个审签人账号',
      ),
    )
  return refusals
}
