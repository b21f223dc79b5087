import type {
  ActOnImportRequest,
  ChooseImportRowsRequest,
  EditImportRowRequest,
  ImportChoices,
  ImportFileQuery,
  ImportPastedRequest,
  ImportRowPage,
  ImportRowQuery,
  ImportRowView,
  ImportView,
} from '@gongkai/shared/exchange/import/import.contract'
import { queryString, request } from '@/platform/request'

const one = (id: number | string) => `/imports/${id}`

export const importChoices = () => request<ImportChoices>('GET', '/imports/choices')
export const imports = () => request<ImportView[]>('GET', '/imports')
export const oneImport = (id: number | string) => request<ImportView>('GET', one(id))
export const importFile = (query: ImportFileQuery, file: ArrayBuffer) =>
  request<ImportView>('POST', `/imports${queryString(query)}`, file)
export const importPasted = (body: ImportPastedRequest) => request<ImportView>('POST', '/imports/pasted', body)
export const importRows = (id: number | string, query: ImportRowQuery) =>
  request<ImportRowPage>('GET', `${one(id)}/rows${queryString(query)}`)
export const editImportRow = (id: number, row: number, body: EditImportRowRequest) =>
  request<ImportRowView>('PUT', `${one(id)}/rows/${row}`, body)
export const chooseImportRows = (id: number, body: ChooseImportRowsRequest) =>
  request<ImportView>('PUT', `${one(id)}/choice`, body)
export const actOnImport = (id: number, act: 'application' | 'undo', body: ActOnImportRequest) =>
  request<ImportView>('POST', `${one(id)}/${act}`, body)
export const deleteImport = ({ id, version }: ImportView) =>
  request<unknown>('DELETE', `${one(id)}${queryString({ version })}`)
