import type {
  DrawRequest,
  LookRequest,
  RemedyPage,
  RemedyQuery,
  RemedyRequest,
  SpotCheckPage,
  SpotCheckView,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { queryString, request } from '@/platform/request'

export const spotChecks = (page: number) => request<SpotCheckPage>('GET', `/spot-checks${queryString({ page })}`)
export const spotCheck = (id: number | string) => request<SpotCheckView>('GET', `/spot-checks/${id}`)
export const drawSpotCheck = (body: DrawRequest) => request<SpotCheckView>('POST', '/spot-checks', body)
export const lookAtLine = (check: number, line: number, body: LookRequest) =>
  request<SpotCheckView>('PUT', `/spot-checks/${check}/lines/${line}`, body)
export const sayRemedied = (check: number, line: number, body: RemedyRequest) =>
  request<SpotCheckView>('POST', `/spot-checks/${check}/lines/${line}/remedy`, body)
export const remedies = (state: NonNullable<RemedyQuery['state']>, page: number) =>
  request<RemedyPage>('GET', `/spot-checks/remedies${queryString({ state, page })}`)
