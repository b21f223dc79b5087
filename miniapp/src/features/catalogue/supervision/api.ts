import type {
  IssueRequest,
  SupervisionCandidates,
  SupervisionPage,
  SupervisionQuery,
  SupervisionView,
  WatchFigures,
  WithdrawSupervisionRequest,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { queryString, request } from '@/platform/request'

export const supervisions = (state: NonNullable<SupervisionQuery['state']>, page: number) =>
  request<SupervisionPage>('GET', `/supervisions${queryString({ state, page })}`)
export const supervision = (id: string) => request<SupervisionView>('GET', `/supervisions/${id}`)
export const candidates = (unit: string) =>
  request<SupervisionCandidates>('GET', `/supervisions/candidates${queryString({ unit })}`)
export const issueSupervision = (body: IssueRequest) => request<SupervisionView>('POST', '/supervisions', body)
export const withdrawSupervision = (id: number, body: WithdrawSupervisionRequest) =>
  request<SupervisionView>('POST', `/supervisions/${id}/withdrawal`, body)
export const watchFigures = () => request<WatchFigures>('GET', '/supervisions/figures')
