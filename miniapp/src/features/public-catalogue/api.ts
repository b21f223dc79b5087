import type {
  PublicDomain,
  PublicEntry,
  PublicEntryPage,
  PublicEntryQuery,
  PublicHome,
} from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { queryString, request } from '@/platform/request'

export const home = () => request<PublicHome>('GET', '/public/home')
export const suggestions = (q: string) => request<string[]>('GET', `/public/suggestions${queryString({ q })}`)
export const domains = () => request<PublicDomain[]>('GET', '/public/pilot-domains')
export const entries = (query: PublicEntryQuery) =>
  request<PublicEntryPage>('GET', `/public/entries${queryString(query)}`)
export const entry = (id: string) => request<PublicEntry>('GET', `/public/entries/${encodeURIComponent(id)}`)
