import type {
  ImportMattersRequest,
  ImportMattersResponse,
  MatterPage,
  MatterQuery,
} from '@gongkai/shared/district/matter/matter.contract'
import { queryString, request } from '@/platform/request'

export const matters = (query: MatterQuery) => request<MatterPage>('GET', `/matters${queryString(query)}`)
export const importMatters = (body: ImportMattersRequest) =>
  request<ImportMattersResponse>('POST', '/matters/import', body)
