import type {
  AddLawRequest,
  LastArticles,
  Law,
  LawPage,
  LawQuery,
  RepealedTitles,
} from '@gongkai/shared/district/law/law.contract'
import { queryString, request } from '@/platform/request'

export const laws = (query: LawQuery) => request<LawPage>('GET', `/laws${queryString(query)}`)
export const repealedTitles = () => request<RepealedTitles>('GET', '/laws/repealed')
/** An older server does not know them: then nothing is doubted. */
export const lastArticles = () => request<LastArticles>('GET', '/laws/last-articles')
export const addLaw = (body: AddLawRequest) => request<Law>('POST', '/laws', body)
