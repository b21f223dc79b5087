import type {
  EditionChanges,
  EditionView,
  PublicationChanges,
  PublicationDraft,
  PublicationPreview,
  PublishRequest,
  WithdrawEditionRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

/** The server of 0.1.0 holds nothing back. */
const whole = (preview: PublicationPreview): PublicationPreview => ({
  ...preview,
  domains: preview.domains.map((domain) => completed(domain, { lost: [], leftOut: [] })),
})

export const publication = async () => whole(await request<PublicationPreview>('GET', '/publication'))
export const draftEntries = (domains: string, page: number) =>
  request<PublicationDraft>('GET', `/publication/entries${queryString({ domains, page })}`)
export const draftChanges = (domains: string, page: number) =>
  request<PublicationChanges>('GET', `/publication/changes${queryString({ domains, page })}`)
export const editions = () => request<EditionView[]>('GET', '/public/editions')
export const editionChanges = (id: number, page: number) =>
  request<EditionChanges>('GET', `/public/editions/${id}/changes${queryString({ page })}`)
export const publish = (body: PublishRequest) => request<EditionView>('POST', '/editions', body)
export const withdraw = (id: number, body: WithdrawEditionRequest) =>
  request<EditionView>('POST', `/editions/${id}/withdrawal`, body)
