import type {
  AdoptRequest,
  AssignmentDetail,
  AssignmentSummary,
  EntryDetail,
  GuidelineItemView,
} from '@gongkai/shared/assignment/assignment.contract'
import type { EntryFields } from '@gongkai/shared/entry/entry'
import { request } from '@/platform/request'

export const assignments = () => request<AssignmentSummary[]>('GET', '/assignments')
export const assignment = (id: string) => request<AssignmentDetail>('GET', `/assignments/${id}`)
export const guideline = (id: number) => request<GuidelineItemView[]>('GET', `/assignments/${id}/guideline`)
export const adopt = (id: number, body: AdoptRequest) => request<unknown>('POST', `/assignments/${id}/adoptions`, body)
export const addEntry = (id: number, fields: Partial<EntryFields>) =>
  request<EntryDetail>('POST', `/assignments/${id}/entries`, { fields })
export const removeEntry = (id: number, version: number) =>
  request<unknown>('DELETE', `/entries/${id}?version=${version}`)
export const submit = (id: number) => request<unknown>('POST', `/assignments/${id}/submission`, {})
export const recall = (id: number) => request<unknown>('POST', `/assignments/${id}/recall`, {})
