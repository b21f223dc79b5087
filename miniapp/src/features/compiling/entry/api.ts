import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type {
  AnswerAmendedRequest,
  AssignmentDetail,
  ConnectItemRequest,
  DeleteEntriesRequest,
  EntryDetail,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { request } from '@/platform/request'
import { wholeDetail, wholeTask } from './whole-answers'

export const entry = async (id: string) => wholeDetail(await request<EntryDetail>('GET', `/entries/${id}`))
export const saveEntry = async (id: string, body: SaveEntryRequest) =>
  wholeDetail(await request<EntryDetail>('PUT', `/entries/${id}`, body))
export const addEntry = (assignmentId: number, fields: EntryFields) =>
  request<EntryDetail>('POST', `/assignments/${assignmentId}/entries`, { fields })
/** The assignment an entry stands in, for its neighbours. */
export const task = async (assignmentId: number) =>
  wholeTask(await request<AssignmentDetail>('GET', `/assignments/${assignmentId}`))
/** The published item that the row goes on with. */
export const connectItem = (id: string, body: ConnectItemRequest) =>
  request<EntryDetail>('PUT', `/entries/${id}/item`, body)
export const answerAmended = (id: string, body: AnswerAmendedRequest) =>
  request<EntryDetail>('PUT', `/entries/${id}/amended`, body)
export const deleteEntries = async (body: DeleteEntriesRequest) =>
  wholeTask(await request<AssignmentDetail>('POST', '/entries/deletion', body))
