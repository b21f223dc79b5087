import type {
  AnnounceRequest,
  ChangeRowsRequest,
  CheckRowsRequest,
  EditChangeRequest,
  GuidelineDetail,
  GuidelineSummary,
  GuidelineVersionDetail,
  NameSourceRequest,
  TakeBackRequest,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import { queryString, request } from '@/platform/request'

const at = (domain: string) => `/guidelines/${encodeURIComponent(domain)}`

export const guidelines = () => request<GuidelineSummary[]>('GET', '/guidelines')
export const guidelineOf = (domain: string) => request<GuidelineDetail>('GET', at(domain))
export const checkRows = (domain: string, body: CheckRowsRequest) =>
  request<GuidelineDetail>('POST', `${at(domain)}/checks`, body)
export const changeRows = (domain: string, body: ChangeRowsRequest) =>
  request<GuidelineVersionDetail>('POST', `${at(domain)}/changes`, body)
export const guidelineVersion = (id: number | string) =>
  request<GuidelineVersionDetail>('GET', `/guideline-versions/${id}`)
export const editChange = (id: number, changeId: number, body: EditChangeRequest) =>
  request<GuidelineVersionDetail>('PUT', `/guideline-versions/${id}/changes/${changeId}`, body)
export const removeChange = (id: number, changeId: number, version: number) =>
  request<GuidelineVersionDetail>('DELETE', `/guideline-versions/${id}/changes/${changeId}${queryString({ version })}`)
export const nameSource = (id: number, body: NameSourceRequest) =>
  request<GuidelineVersionDetail>('PUT', `/guideline-versions/${id}/source`, body)
export const announce = (id: number, body: AnnounceRequest) =>
  request<GuidelineVersionDetail>('POST', `/guideline-versions/${id}/announcement`, body)
export const takeBack = (id: number, body: TakeBackRequest) =>
  request<GuidelineVersionDetail>('POST', `/guideline-versions/${id}/taking-back`, body)
