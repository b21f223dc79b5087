import type {
  AmendmentPage,
  AmendmentView,
  DraftAmendmentRequest,
  OwnPublishedPage,
  SaveAmendmentRequest,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { queryString, request } from '@/platform/request'

export const amendments = (standing: 'open' | 'closed', page: number) =>
  request<AmendmentPage>('GET', `/amendments${queryString({ standing, page })}`)
export const amendment = (id: string) => request<AmendmentView>('GET', `/amendments/${id}`)
export const ownPublished = (query: { domain: string; q: string; page: number }) =>
  request<OwnPublishedPage>('GET', `/amendments/published-entries${queryString(query)}`)
export const draftAmendment = (body: DraftAmendmentRequest) => request<AmendmentView>('POST', '/amendments', body)
export const saveAmendment = (id: number, body: SaveAmendmentRequest) =>
  request<AmendmentView>('PUT', `/amendments/${id}`, body)
export const deleteAmendment = ({ id, version }: Pick<AmendmentView, 'id' | 'version'>) =>
  request<unknown>('DELETE', `/amendments/${id}${queryString({ version })}`)

export type Act = 'proposal' | 'recall' | 'approval' | 'finalisation' | 'finalisation/recall' | 'return' | 'end'
/** `version` is the one that is shown. */
export const actOn = ({ id, version }: Pick<AmendmentView, 'id' | 'version'>, act: Act, more: object = {}) =>
  request<AmendmentView>('POST', `/amendments/${id}/${act}`, { version, ...more })
