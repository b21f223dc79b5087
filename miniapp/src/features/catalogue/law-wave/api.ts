import type { AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type {
  CitationPage,
  CitationQuery,
  NudgedUnits,
  OpenWaveRequest,
  SeenAmendment,
  WaveAct,
  WaveAmendment,
  WaveAmendmentPage,
  WaveAmendmentQuery,
  WaveList,
  WaveModelRowsRequest,
  WaveRowsRequest,
  WaveView,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { ApiError, queryString, request } from '@/platform/request'

export const citations = (law: string, query: CitationQuery) =>
  request<CitationPage>('GET', `/laws/${law}/citations${queryString(query)}`)
export const openWave = (law: number, body: OpenWaveRequest) => request<WaveView>('POST', `/laws/${law}/waves`, body)

/** None where the server is of a release that knows no waves. */
export const waves = () =>
  request<WaveList>('GET', '/law-waves').catch((error: unknown) => {
    if (error instanceof ApiError && [404, 503].includes(error.status)) return [] as WaveList
    throw error
  })
export const wave = (id: string) => request<WaveView>('GET', `/law-waves/${id}`)
export const waveAmendments = (id: string, query: WaveAmendmentQuery) =>
  request<WaveAmendmentPage>('GET', `/law-waves/${id}/amendments${queryString(query)}`)
export const callBackWave = ({ id, version }: WaveView) =>
  request<WaveView>('POST', `/law-waves/${id}/recall`, { version })
export const nameArticles = (id: string, items: readonly SeenAmendment[], article: string) =>
  request<WaveAmendment[]>('POST', `/law-waves/${id}/articles`, { items, article })
export const replaceInRows = (id: number, body: WaveRowsRequest) =>
  request<WaveView>('POST', `/law-waves/${id}/rows`, body)
export const replaceInModels = (id: number, body: WaveModelRowsRequest) =>
  request<WaveView>('POST', `/law-waves/${id}/model-rows`, body)
export const nudgeWave = ({ id, version }: WaveView, organisationCodes: string[]) =>
  request<NudgedUnits>('POST', `/law-waves/${id}/nudges`, { version, organisationCodes })

const PATHS: Readonly<Record<WaveAct | 'return', string>> = {
  propose: 'proposals',
  approve: 'approvals',
  finalise: 'finalisations',
  return: 'returns',
}
/** One act upon many 动态调整, all or none. */
export const actOnMany = (act: WaveAct | 'return', items: readonly SeenAmendment[], more: object = {}) =>
  request<AmendmentsActedOn>('POST', `/amendments/${PATHS[act]}`, { items, ...more })
