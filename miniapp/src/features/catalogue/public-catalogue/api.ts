import { EMPTY_FOOTER } from '@gongkai/shared/base/region/region-facts'
import type {
  EntryDisclosures,
  NewestDisclosures,
  PublicCoverage,
  PublicDisclosures,
  PublicDisclosuresQuery,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import type {
  DeadlineExample,
  DownloadField,
  PublicDomain,
  PublicEntryPage,
  PublicEntryQuery,
  PublicFacets,
  PublicHome,
  PublicRegion,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publicEntryShape } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { changeShape, historyParts } from '@gongkai/shared/catalogue/publication/change-shape'
import type {
  EditionChanges,
  EditionView,
  EntryHistoryItem,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { completed } from '@/platform/completed'
import { ApiError, addressOf, queryString, request } from '@/platform/request'

const get = <T>(path: string, query: object = {}) => request<T>('GET', `/public/${path}${queryString(query)}`)
const entryPath = (id: string) => `entries/${encodeURIComponent(id)}`

/** The server of 0.1.0 names no drawing chosen for a domain. */
const withSigns = <Answer extends { domains: PublicDomain[] }>(answer: Answer): Answer => ({
  ...answer,
  domains: answer.domains.map((domain) => completed(domain, { sign: '' })),
})
const withFooter = (region: PublicRegion): PublicRegion => completed(region, { footer: EMPTY_FOOTER })
export const home = () =>
  get<PublicHome>('home').then((answer) => ({ ...withSigns(answer), region: withFooter(answer.region) }))
export const publicRegion = () => get<PublicRegion>('region').then(withFooter)
export const facets = () => get<PublicFacets>('facets').then(withSigns)
export const suggestions = (q: string) => get<string[]>('suggestions', { q })
export const entries = (query: PublicEntryQuery) => get<PublicEntryPage>('entries', query)
/** A published entry stays as it was: fields that came to the template since are empty. */
const whole = (answer: PublicEntry) => publicEntryShape.read(answer)
export const entry = (id: string) => get<PublicEntry>(entryPath(id)).then(whole)
export const history = (id: string) =>
  get<EntryHistoryItem[]>(`${entryPath(id)}/history`).then((items) =>
    items.map((item) => ({
      ...item,
      fields: historyParts.fields.read(item.fields),
      reason: historyParts.reason.read(item.reason),
      successor: historyParts.successor.read(item.successor),
    })),
  )
export const deadlineExample = (id: string, on: string) => get<DeadlineExample>(`${entryPath(id)}/example`, { on })
export const editions = () => get<EditionView[]>('editions')
export const editionEntries = (edition: string, query: { domain?: string; page: number }) =>
  get<PublicEntryPage>(`editions/${edition}/entries`, query)
export const editionEntry = (edition: string, id: string) =>
  get<PublicEntry>(`editions/${edition}/${entryPath(id)}`).then(whole)
export const changes = (edition: string | number, query: { since?: string | number; domain?: string; page?: number }) =>
  get<EditionChanges>(`editions/${edition}/changes`, query).then((answer) => ({
    ...answer,
    items: answer.items.map((change) => changeShape.read(change)),
  }))
/** In place of what a server of before does not know, or has not got. */
const orElse =
  <Answer>(otherwise: Answer) =>
  (error: unknown): Answer => {
    if (error instanceof ApiError && error.status === 404) return otherwise
    throw error
  }
/** Numbers of items that are down (紧急下线); a server of before takes nothing down. */
export const paused = () => get<string[]>('paused').catch(orElse<string[]>([]))
/** 最近公开 of an item; null where there is nothing to tell. */
export const entryDisclosures = (id: string, page = 1) =>
  get<EntryDisclosures>(`${entryPath(id)}/disclosures`, page > 1 ? { page } : {})
    .then((answer): EntryDisclosures | null => completed(answer, { withdrawn: false }))
    .catch(orElse<EntryDisclosures | null>(null))
export const disclosures = (query: PublicDisclosuresQuery) =>
  get<PublicDisclosures>('disclosures', query).catch(orElse<PublicDisclosures>({ items: [], next: null }))
export const disclosureCoverage = () =>
  get<PublicCoverage>('coverage').catch(orElse<PublicCoverage>({ date: '', items: [] }))
export const newestDisclosures = (query: { domain?: string; organisation?: string }) =>
  get<NewestDisclosures>('disclosures/newest', query).catch(orElse<NewestDisclosures>({ items: [] }))
/** 订阅: where a reader of feeds finds what was published. */
export const feedAddress = (query: { domain?: string; organisation?: string }) =>
  addressOf(`/public/disclosures.rss${queryString(query)}`)
export const downloadFields = () => get<DownloadField[]>('download/fields')
