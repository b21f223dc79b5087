import type {
  AddLawRequest,
  ChooseShippedRequest,
  EditLawRequest,
  EndLawRequest,
  Law,
  LawDetail,
  LawPage,
  LawQuery,
  LawTimesAnswer,
  RepealedTitles,
  RestoreLawRequest,
} from '@gongkai/shared/district/law/law.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

/** A server of before laws had times answers without them. */
const withTimes = (law: Law): Law =>
  completed(law, {
    version: 0,
    kind: null,
    issuer: '',
    effectiveFrom: null,
    endedOn: null,
    endedBy: '',
    replacements: [],
    lastArticle: null,
    source: '',
    edited: false,
  })

export const laws = async (query: LawQuery) => {
  const page = await request<LawPage>('GET', `/laws${queryString(query)}`)
  return { ...page, items: page.items.map(withTimes) }
}
export const law = (id: string) => request<LawDetail>('GET', `/laws/${id}`)
export const addLaw = (body: AddLawRequest) => request<Law>('POST', '/laws', body)
export const editLaw = (id: number, body: EditLawRequest) => request<LawDetail>('PUT', `/laws/${id}`, body)
export const removeLaw = (id: number, version: number) =>
  request<void>('DELETE', `/laws/${id}${queryString({ version })}`)
export const endLaw = (id: number, body: EndLawRequest) => request<LawDetail>('POST', `/laws/${id}/end`, body)
export const restoreLaw = (id: number, body: RestoreLawRequest) =>
  request<LawDetail>('POST', `/laws/${id}/restoration`, body)
export const shareLaw = (id: number, version: number) => request<LawDetail>('POST', `/laws/${id}/sharing`, { version })
export const chooseShipped = (id: number, body: ChooseShippedRequest) =>
  request<LawDetail>('POST', `/laws/${id}/shipped`, body)

/** The times of force of all laws; a server of before they were kept knows only which are repealed. */
export const lawTimes = (): Promise<LawTimesAnswer> =>
  request<LawTimesAnswer>('GET', '/laws/times').catch(async () => {
    const titles = await request<RepealedTitles>('GET', '/laws/repealed')
    const unknown = { documentNumber: '', effectiveFrom: null, endedOn: null, replacedBy: '', lastArticle: null }
    return { today: '9999-12-31', items: titles.map((title) => ({ title, repealed: true, ...unknown })) }
  })
