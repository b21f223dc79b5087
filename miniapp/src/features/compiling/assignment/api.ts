import type {
  AdoptRequest,
  AssignmentDetail,
  AssignmentSummary,
  BatchRequest,
  CancelItemsRequest,
  DeclineRequest,
  DelegationRequest,
  EntryDetail,
  EntryIdsRequest,
  EntrySummary,
  GuidelineItemView,
  NoDutyRequest,
  OrderRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'
import { wholeTask } from '../entry/whole-answers'

type Act = Promise<AssignmentDetail>
const act = async (...call: Parameters<typeof request>): Act => wholeTask(await request<AssignmentDetail>(...call))

export const assignments = () => request<AssignmentSummary[]>('GET', '/assignments')
export const assignment = (id: string): Act => act('GET', `/assignments/${id}`)
/** The server of 0.1.0 asks every row of every unit, and knows no mark. */
export const guideline = async (id: number) =>
  (await request<GuidelineItemView[]>('GET', `/assignments/${id}/guideline?levels=all`)).map((row) =>
    completed(row, { standing: 'asked', unchecked: false }),
  )
export const adopt = (id: number, body: AdoptRequest): Act => act('POST', `/assignments/${id}/adoptions`, body)
export const decline = (id: number, body: DeclineRequest): Act => act('POST', `/assignments/${id}/declines`, body)
export const takeBackDecline = (id: number, itemId: number, version: number): Act =>
  act('DELETE', `/assignments/${id}/declines/${itemId}${queryString({ version })}`)
export const declareNoDuty = (id: number, body: NoDutyRequest): Act => act('PUT', `/assignments/${id}/no-duty`, body)
export const copyLastRound = (id: number): Act => act('POST', `/assignments/${id}/copies`, {})
export const delegate = (id: number, body: DelegationRequest): Act => act('PUT', `/assignments/${id}/delegation`, body)
export const reorder = (id: number, body: OrderRequest): Act => act('PUT', `/assignments/${id}/order`, body)
export const setOnMany = (id: number, body: BatchRequest): Act => act('PUT', `/assignments/${id}/batch`, body)
export const addEntry = (id: number, saveId: string) =>
  request<EntryDetail>('POST', `/assignments/${id}/entries`, { fields: {}, saveId })
export const duplicateEntry = ({ id, version }: EntrySummary) =>
  request<EntryDetail>('POST', `/entries/${id}/duplicate`, { version })
export const restoreEntries = (body: EntryIdsRequest): Act => act('POST', '/entries/restoration', body)
export const submit = ({ id, version }: AssignmentDetail): Act =>
  act('POST', `/assignments/${id}/submission`, { version })
export const recall = ({ id, revision }: AssignmentDetail): Act =>
  act('POST', `/assignments/${id}/recall`, { revision })
export const cancelItems = (id: number, body: CancelItemsRequest): Act =>
  act('POST', `/assignments/${id}/cancellations`, body)
export const takeBackCancellation = (id: number, number: string, version: number): Act =>
  act('DELETE', `/assignments/${id}/cancellations/${encodeURIComponent(number)}${queryString({ version })}`)
