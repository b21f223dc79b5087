import type {
  ActOnImportRequest,
  AnswerImportFindingRequest,
  ChooseImportRowsRequest,
  EditImportRowRequest,
  ImportChoices,
  ImportFileQuery,
  ImportPastedRequest,
  ImportRowPage,
  ImportRowQuery,
  ImportRowView,
  ImportView,
  MaskImportColumnRequest,
  MaskImportRowRequest,
} from '@gongkai/shared/exchange/import/import.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

const one = (id: number | string) => `/imports/${id}`
const whole = (view: ImportView): ImportView => ({
  ...completed(view, { personal: [] }),
  counts: completed(view.counts, { personal: 0 }),
})
const wholeRow = (row: ImportRowView): ImportRowView => completed(row, { personal: [] })

export const importChoices = () => request<ImportChoices>('GET', '/imports/choices')
export const imports = async () => (await request<ImportView[]>('GET', '/imports')).map(whole)
export const oneImport = async (id: number | string) => whole(await request<ImportView>('GET', one(id)))
export const importFile = async (query: ImportFileQuery, file: ArrayBuffer) =>
  whole(await request<ImportView>('POST', `/imports${queryString(query)}`, file))
export const importPasted = async (body: ImportPastedRequest) =>
  whole(await request<ImportView>('POST', '/imports/pasted', body))
export const importRows = async (id: number | string, query: ImportRowQuery): Promise<ImportRowPage> => {
  const { total, items } = await request<ImportRowPage>('GET', `${one(id)}/rows${queryString(query)}`)
  return { total, items: items.map(wholeRow) }
}
export const editImportRow = async (id: number, row: number, body: EditImportRowRequest) =>
  wholeRow(await request<ImportRowView>('PUT', `${one(id)}/rows/${row}`, body))
export const maskImportRow = (id: number, row: number, body: MaskImportRowRequest) =>
  request<ImportRowView>('PUT', `${one(id)}/rows/${row}/mask`, body)
export const answerImportFinding = (id: number, row: number, body: AnswerImportFindingRequest) =>
  request<ImportRowView>('PUT', `${one(id)}/rows/${row}/answer`, body)
export const maskImportColumn = (id: number, body: MaskImportColumnRequest) =>
  request<ImportView>('PUT', `${one(id)}/mask`, body)
export const chooseImportRows = async (id: number, body: ChooseImportRowsRequest) =>
  whole(await request<ImportView>('PUT', `${one(id)}/choice`, body))
export const actOnImport = async (id: number, act: 'application' | 'undo', body: ActOnImportRequest) =>
  whole(await request<ImportView>('POST', `${one(id)}/${act}`, body))
export const deleteImport = ({ id, version }: ImportView) =>
  request<unknown>('DELETE', `${one(id)}${queryString({ version })}`)
