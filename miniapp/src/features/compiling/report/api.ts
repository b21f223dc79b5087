import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type {
  ReportView,
  ReturnReportRequest,
  SignReportRequest,
} from '@gongkai/shared/compiling/report/report.contract'
import { completed } from '@/platform/completed'
import { request } from '@/platform/request'

/** The server of 0.1.0 tells the last hand-in only, by which it judges lateness, and no return. */
const whole = (view: ReportView): ReportView => ({
  ...view,
  situation: view.situation.map((row) => completed(row, { firstSubmittedAt: row.submittedAt, returnedAt: [] })),
})

export const reports = async () => (await request<ReportView[]>('GET', '/reports')).map(whole)
export const report = async (id: string) => whole(await request<ReportView>('GET', `/reports/${id}`))
export const sign = (id: string, body: SignReportRequest) => request<unknown>('POST', `/reports/${id}/sign`, body)
export const accept = (id: string, body: VersionRequest) => request<unknown>('POST', `/reports/${id}/accept`, body)
export const recall = async (id: string, body: VersionRequest) =>
  whole(await request<ReportView>('POST', `/reports/${id}/recall`, body))
export const sendBack = (id: string, body: ReturnReportRequest) =>
  request<unknown>('POST', `/reports/${id}/return`, body)
