import type { ReportView, ReturnReportRequest, SignReportRequest } from '@gongkai/shared/report/report.contract'
import { request } from '@/platform/request'

export const reports = () => request<ReportView[]>('GET', '/reports')
export const report = (id: string) => request<ReportView>('GET', `/reports/${id}`)
export const sign = (id: string, body: SignReportRequest) => request<unknown>('POST', `/reports/${id}/sign`, body)
export const accept = (id: string) => request<unknown>('POST', `/reports/${id}/accept`, {})
export const recall = (id: string) => request<ReportView>('POST', `/reports/${id}/recall`, {})
export const sendBack = (id: string, body: ReturnReportRequest) =>
  request<unknown>('POST', `/reports/${id}/return`, body)
