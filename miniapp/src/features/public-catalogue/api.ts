import type {
  DeadlineExample,
  DownloadField,
  PublicEntry,
  PublicEntryPage,
  PublicEntryQuery,
  PublicFacets,
  PublicHome,
} from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import type { EditionChanges, EditionView, EntryHistoryItem } from '@gongkai/shared/publication/publication.contract'
import { queryString, request } from '@/platform/request'

const get = <T>(path: string, query: object = {}) => request<T>('GET', `/public/${path}${queryString(query)}`)
const entryPath = (id: string) => `entries/${encodeURIComponent(id)}`

export const home = () => get<PublicHome>('home')
export const facets = () => get<PublicFacets>('facets')
export const suggestions = (q: string) => get<string[]>('suggestions', { q })
export const entries = (query: PublicEntryQuery) => get<PublicEntryPage>('entries', query)
export const entry = (id: string) => get<PublicEntry>(entryPath(id))
export const history = (id: string) => get<EntryHistoryItem[]>(`${entryPath(id)}/history`)
export const deadlineExample = (id: string, on: string) => get<DeadlineExample>(`${entryPath(id)}/example`, { on })
export const editions = () => get<EditionView[]>('editions')
export const editionEntries = (edition: string, query: { domain?: string; page: number }) =>
  get<PublicEntryPage>(`editions/${edition}/entries`, query)
export const editionEntry = (edition: string, id: string) => get<PublicEntry>(`editions/${edition}/${entryPath(id)}`)
export const changes = (edition: string | number, query: { since?: string | number; domain?: string; page?: number }) =>
  get<EditionChanges>(`editions/${edition}/changes`, query)
export const downloadFields = () => get<DownloadField[]>('download/fields')
