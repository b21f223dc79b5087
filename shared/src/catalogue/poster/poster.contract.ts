/**
 * GET /api/public/posters/{organisations/CODE|pilot-domains/CODE|entries/ID}.pdf: one A4 page for a notice board, with a QR code
 * that leads to what is published there; 404 where nothing is.
 */
export type PosterOf = 'organisations' | 'pilot-domains' | 'entries'

/** GET /api/me/poster */
export interface OwnPoster {
  /** of one's own unit, a village's being that of its town; null while nothing of it is published */ poster: {
    organisation: string
    entryCount: number
    /** under /api */ path: string
  } | null
}
