import { SERVER_TOO_OLD } from '@gongkai/shared/base/version'
import type {
  AmendmentPage,
  AmendmentView,
  DraftAmendmentRequest,
  OwnPublishedPage,
  SaveAmendmentRequest,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

/** The server of 0.1.0 does not know 终止, nor waves of replaced laws. */
const whole = (view: AmendmentView): AmendmentView => ({
  ...completed(view, { askedArticle: '', lawWaveId: null }),
  can: completed(view.can, { end: [SERVER_TOO_OLD] }),
})

export const amendments = (standing: 'open' | 'closed', page: number) =>
  request<AmendmentPage>('GET', `/amendments${queryString({ standing, page })}`)
export const amendment = async (id: string) => whole(await request<AmendmentView>('GET', `/amendments/${id}`))
export const ownPublished = (query: { domain: string; q: string; page: number }) =>
  request<OwnPublishedPage>('GET', `/amendments/published-entries${queryString(query)}`)
export const draftAmendment = async (body: DraftAmendmentRequest) =>
  whole(await request<AmendmentView>('POST', '/amendments', body))
export const saveAmendment = async (id: number, body: SaveAmendmentRequest) =>
  whole(await request<AmendmentView>('PUT', `/amendments/${id}`, body))
export const deleteAmendment = ({ id, version }: Pick<AmendmentView, 'id' | 'version'>) =>
  request<unknown>('DELETE', `/amendments/${id}${queryString({ version })}`)

export type Act = 'proposal' | 'recall' | 'approval' | 'finalisation' | 'finalisation/recall' | 'return' | 'end'
/** `version` is the one that is shown. */
export const actOn = async ({ id, version }: Pick<AmendmentView, 'id' | 'version'>, act: Act, more: object = {}) =>
  whole(await request<AmendmentView>('POST', `/amendments/${id}/${act}`, { version, ...more }))
