import type { OwnPoster } from '@gongkai/shared/catalogue/poster/poster.contract'
import { openDocument } from '@/platform/files'
import { request } from '@/platform/request'

export const ownPoster = () => request<OwnPoster>('GET', '/me/poster')
/** Of an entry that is published. */
export const entryPoster = (id: string) => `/public/posters/entries/${encodeURIComponent(id)}.pdf`
export const unitPoster = (code: string) => `/public/posters/organisations/${encodeURIComponent(code)}.pdf`
export const domainPoster = (code: string) => `/public/posters/pilot-domains/${encodeURIComponent(code)}.pdf`
export const openPoster = (path: string) => openDocument(path, '公示栏海报.pdf')
