import type { AddLawRequest, Law, LawPage, LawQuery, RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import { queryString, request } from '@/platform/request'

export const laws = (query: LawQuery) => request<LawPage>('GET', `/laws${queryString(query)}`)
export const repealedTitles = () => request<RepealedTitles>('GET', '/laws/repealed')
export const addLaw = (body: AddLawRequest) => request<Law>('POST', '/laws', body)
