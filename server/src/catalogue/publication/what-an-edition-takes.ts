/** Acts that change what the next edition holds of a domain. */
export const WHAT_AN_EDITION_TAKES = [
  'submission.*',
  'report.*',
  'amendment.finalised',
  'amendment.taken-back',
  'amendment.ended',
  'edition.unit-withdrawn',
  'edition.unit-kept',
]
