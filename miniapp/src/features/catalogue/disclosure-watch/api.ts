import type {
  DisclosureItemPage,
  DisclosureItems,
  DisclosureItemsQuery,
  DisclosureSettings,
  SetLinkHostsRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { queryString, request } from '@/platform/request'

export const watchedItems = (query: DisclosureItemsQuery) =>
  request<DisclosureItems>('GET', `/disclosure/items${queryString({ ...query })}`)
export const watchedItem = (publicNumber: string) =>
  request<DisclosureItemPage>('GET', `/disclosure/items/${publicNumber}`)
export const seeCorrection = (publicNumber: string, version: number) =>
  request<DisclosureItemPage>('POST', `/disclosure/items/${publicNumber}/expectation/seen`, { version })
export const linkHosts = () => request<DisclosureSettings>('GET', '/disclosure/settings')
export const setLinkHosts = (body: SetLinkHostsRequest) =>
  request<DisclosureSettings>('PUT', '/disclosure/settings', body)
