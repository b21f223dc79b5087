import type {
  PublicDomain,
  PublicEntry,
  PublicEntryPage,
  PublicEntryQuery,
  PublicRegion,
} from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { queryString, request } from '@/platform/request'

export const region = () => request<PublicRegion>('GET', '/public/region')
export const domains = () => request<PublicDomain[]>('GET', '/public/pilot-domains')
export const entries = (query: PublicEntryQuery) =>
  request<PublicEntryPage>('GET', `/public/entries${queryString(query)}`)
export const entry = (id: string) => request<PublicEntry>('GET', `/public/entries/${encodeURIComponent(id)}`)
