/** The three reviews before a publication, in their order (政府信息公开条例第十七条). */
export const PUBLICATION_REVIEWS = [
  { code: 'compile', label: '编制' },
  { code: 'check', label: '审核' },
  { code: 'secrecy', label: '保密审查' },
] as const
export type PublicationReviewKind = (typeof PUBLICATION_REVIEWS)[number]['code']

/** One of the three by name, as an edition keeps it. */
export interface GivenReview {
  kind: PublicationReviewKind
  name: string
  unit: string
  at: string
}
