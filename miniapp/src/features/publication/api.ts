import type { EditionView, PublicationPreview, PublishRequest } from '@gongkai/shared/publication/publication.contract'
import { request } from '@/platform/request'

export const publication = () => request<PublicationPreview>('GET', '/publication')
export const editions = () => request<EditionView[]>('GET', '/public/editions')
export const publish = (body: PublishRequest) => request<EditionView>('POST', '/editions', body)
