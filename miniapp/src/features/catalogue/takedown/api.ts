import type {
  RestoreTakedownRequest,
  TakeDownRequest,
  TakedownPage,
  TakedownScope,
  TakedownSubject,
  TakedownView,
} from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { queryString, request } from '@/platform/request'

export const takedowns = (state: 'down' | 'ended', page: number) =>
  request<TakedownPage>('GET', `/takedowns${queryString({ state, page })}`)
export const takedownScope = (subjectKind: TakedownSubject, subject: string) =>
  request<TakedownScope>('GET', `/takedowns/scope${queryString({ subjectKind, subject })}`)
export const takeDown = (body: TakeDownRequest) => request<TakedownView>('POST', '/takedowns', body)
export const restoreTakedown = (id: number, body: RestoreTakedownRequest) =>
  request<TakedownView>('POST', `/takedowns/${id}/restoration`, body)
