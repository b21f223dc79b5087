import type { AssignmentSummary, ReturnRequest } from '@gongkai/shared/assignment/assignment.contract'
import { request } from '@/platform/request'

export const reviews = () => request<AssignmentSummary[]>('GET', '/reviews')
export const approve = (id: number) => request<unknown>('POST', `/assignments/${id}/approval`, {})
export const sendBack = (id: number, body: ReturnRequest) => request<unknown>('POST', `/assignments/${id}/return`, body)
