import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type {
  AssignmentDetail,
  EntryDetail,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { request } from '@/platform/request'

export const entry = (id: string) => request<EntryDetail>('GET', `/entries/${id}`)
export const saveEntry = (id: string, body: SaveEntryRequest) => request<EntryDetail>('PUT', `/entries/${id}`, body)
export const addEntry = (assignmentId: number, fields: EntryFields) =>
  request<EntryDetail>('POST', `/assignments/${assignmentId}/entries`, { fields })
/** The assignment an entry stands in, for its neighbours. */
export const task = (assignmentId: number) => request<AssignmentDetail>('GET', `/assignments/${assignmentId}`)
