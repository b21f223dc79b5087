import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type {
  ReportView,
  ReturnReportRequest,
  SignReportRequest,
} from '@gongkai/shared/compiling/report/report.contract'
import { request } from '@/platform/request'

export const reports = () => request<ReportView[]>('GET', '/reports')
export const report = (id: string) => request<ReportView>('GET', `/reports/${id}`)
export const sign = (id: string, body: SignReportRequest) => request<unknown>('POST', `/reports/${id}/sign`, body)
export const accept = (id: string, body: VersionRequest) => request<unknown>('POST', `/reports/${id}/accept`, body)
export const recall = (id: string, body: VersionRequest) => request<ReportView>('POST', `/reports/${id}/recall`, body)
export const sendBack = (id: string, body: ReturnReportRequest) =>
  request<unknown>('POST', `/reports/${id}/return`, body)
