import type { AnswerFindingRequest } from '@gongkai/shared/district/privacy/privacy.contract'
import type { FindingState, PersonalFindingPage } from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { ApiError, queryString, request } from '@/platform/request'

const NOTHING: PersonalFindingPage = {
  scan: null,
  counts: { open: 0, answered: 0, mended: 0 },
  expired: 0,
  total: 0,
  items: [],
  canScan: false,
}
/** A server of before what stands was looked through has found nothing. */
export const personalFindings = (state: FindingState, page: number) =>
  request<PersonalFindingPage>('GET', `/personal-findings${queryString({ state, page })}`).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return NOTHING
    throw error
  })
export const scanNow = () => request<PersonalFindingPage>('POST', '/personal-scans')
export const answerFinding = (body: AnswerFindingRequest) => request<unknown>('POST', '/privacy/answers', body)
