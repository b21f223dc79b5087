import type {
  ExportChoices,
  ExportRequest,
  ExportView,
  PersonalInExportQuery,
  PersonalInExportView,
  PublicDocumentQuery,
} from '@gongkai/shared/exchange/export/export.contract'
import { ApiError, queryString, request, requestFile } from '@/platform/request'

export const exportChoices = () => request<ExportChoices>('GET', '/exports/choices')
export const exported = () => request<ExportView[]>('GET', '/exports')
export const askForExport = (body: ExportRequest) => request<ExportView>('POST', '/exports', body)
/** A server of before looks for nothing. */
export const personalInDrafts = (query: PersonalInExportQuery) =>
  request<PersonalInExportView>('GET', `/exports/personal${queryString(query)}`).catch(
    (error: unknown): PersonalInExportView => {
      if (error instanceof ApiError && error.status < 500) return { counts: null }
      throw error
    },
  )
export const deleteExport = (id: number) => request<unknown>('DELETE', `/exports/${id}`)
export const exportFile = (id: number) => requestFile(`/exports/${id}/file`)
/** The path of a document that everybody may read. */
export const publicDocument = (query: PublicDocumentQuery) => `/public/documents${queryString(query)}`
