/** 试点领域 of the State Council's list, and 其他领域 that a district adds (the notice, 三（二）). */
export const DOMAIN_KINDS = [
  { code: 'pilot', label: '试点领域' },
  { code: 'other', label: '其他领域' },
] as const
export type DomainKind = (typeof DOMAIN_KINDS)[number]['code']
