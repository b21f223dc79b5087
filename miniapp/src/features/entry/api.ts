import type { EntryDetail, SaveEntryRequest } from '@gongkai/shared/assignment/assignment.contract'
import { request } from '@/platform/request'

export const entry = (id: string) => request<EntryDetail>('GET', `/entries/${id}`)
export const saveEntry = (id: string, body: SaveEntryRequest) => request<EntryDetail>('PUT', `/entries/${id}`, body)
