import type {
  ExportChoices,
  ExportRequest,
  ExportView,
  PublicDocumentQuery,
} from '@gongkai/shared/exchange/export/export.contract'
import { queryString, request, requestFile } from '@/platform/request'

export const exportChoices = () => request<ExportChoices>('GET', '/exports/choices')
export const exported = () => request<ExportView[]>('GET', '/exports')
export const askForExport = (body: ExportRequest) => request<ExportView>('POST', '/exports', body)
export const deleteExport = (id: number) => request<unknown>('DELETE', `/exports/${id}`)
export const exportFile = (id: number) => requestFile(`/exports/${id}/file`)
/** The path of a document that everybody may read. */
export const publicDocument = (query: PublicDocumentQuery) => `/public/documents${queryString(query)}`
