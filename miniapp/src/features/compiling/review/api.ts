import type { RevisionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail, ReturnRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type {
  CannedRemarks,
  Comparison,
  MarkRequest,
  ReplaceCannedRemarksRequest,
  ReviewBatch,
  ReviewBatchRequest,
  ReviewQueueItem,
  ReviewView,
  Verdict,
} from '@gongkai/shared/compiling/review/review.contract'
import { completed } from '@/platform/completed'
import { request } from '@/platform/request'
import { wholeTask } from '../entry/whole-answers'

export const reviews = () => request<ReviewQueueItem[]>('GET', '/reviews')
export const review = async (id: string) => {
  const view = await request<ReviewView>('GET', `/assignments/${id}/review`)
  return {
    ...view,
    entries: view.entries.map((entry) => completed(entry, { change: null, published: {}, modelUnchecked: false })),
  }
}
export const mark = (id: number, entryId: number, body: MarkRequest) =>
  request<{ verdict: Verdict | null }>('PUT', `/assignments/${id}/verdicts/${entryId}`, body)
export const approve = (id: number, body: RevisionRequest) =>
  request<AssignmentDetail>('POST', `/assignments/${id}/approval`, body).then(wholeTask)
export const sendBack = (id: number, body: ReturnRequest) =>
  request<AssignmentDetail>('POST', `/assignments/${id}/return`, body).then(wholeTask)
export const startBatch = (body: ReviewBatchRequest) => request<ReviewBatch>('POST', '/review-batches', body)
export const recentBatches = () => request<ReviewBatch[]>('GET', '/review-batches')
export const cancelBatch = (id: number) => request<ReviewBatch>('DELETE', `/review-batches/${id}`)
export const cannedRemarks = () => request<CannedRemarks>('GET', '/canned-remarks')
export const replaceCannedRemarks = (body: ReplaceCannedRemarksRequest) =>
  request<CannedRemarks>('PUT', '/canned-remarks', body)
export const comparison = async (domainCode: string) => {
  const compared = await request<Comparison>('GET', `/comparisons/${domainCode}`)
  return { ...compared, rows: compared.rows.map((row) => completed(row, { unchecked: false })) }
}
