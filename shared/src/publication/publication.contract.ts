/** GET /api/publication (office): what a new 目录版本 would hold. */
export interface PublicationPreview {
  round: { code: string; name: string }
  /** `reason` says who or what is awaited where a domain is not ready */
  domains: { code: string; name: string; ready: boolean; reason: string; entryCount: number }[]
}
/** POST /api/editions (office approver): publish the domains that are ready. */
export interface PublishRequest {
  roundCode: string
  domainCodes: string[]
  note: string
}
/** GET /api/public/editions → EditionView[] */
export interface EditionView {
  id: number
  /** e.g. 2020年第1版 */ name: string
  publishedAt: string
  note: string
  entryCount: number
  contentHash: string
}
