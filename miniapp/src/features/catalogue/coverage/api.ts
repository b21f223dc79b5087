import type {
  CoverageLine,
  CoveragePage,
  CoverageQuery,
  MarkCoverageRequest,
  ReassessRequest,
} from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { queryString, request } from '@/platform/request'

export const coverage = (query: CoverageQuery) => request<CoveragePage>('GET', `/coverage${queryString(query)}`)
export const markGap = (body: MarkCoverageRequest) => request<CoverageLine>('PUT', '/coverage/marks', body)
export const reassess = (entryId: number, body: ReassessRequest) =>
  request<CoverageLine | null>('PUT', `/entries/${entryId}/reassessment`, body)
