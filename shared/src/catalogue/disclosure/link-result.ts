import type { LinkAnswer } from '../../base/link-answer.js'

/**
 * The results of a link that was tried, for the unit and its leads. A network that could not be reached leaves none: nobody is accused, and
 * no word says that a publication is gone.
 */
export const LINK_RESULTS = [
  { code: 'ok', label: '正常' },
  { code: 'moved', label: '已转移' },
  { code: 'missing', label: '404' },
  { code: 'timeout', label: '超时' },
] as const
export type LinkResult = (typeof LINK_RESULTS)[number]['code']

/**
 * The result of a try; null where it says nothing: a site that refuses a program (403), that is at fault itself (5xx) or that cannot be
 * reached from here.
 */
export function linkResult(answer: LinkAnswer): LinkResult | null {
  if (answer === 'timeout') return 'timeout'
  if (answer === 'unreachable') return null
  const { status, redirected } = answer
  if (status === 404 || status === 410) return 'missing'
  if (status < 200 || status >= 300) return null
  return redirected ? 'moved' : 'ok'
}

/** The result in words, with its day; '' where there is no link. */
export function linkWords({
  link,
  linkCheckedOn = '',
}: {
  link: 'none' | 'unchecked' | LinkResult
  linkCheckedOn?: string
}): string {
  if (link === 'none') return ''
  const label = LINK_RESULTS.find(({ code }) => code === link)?.label
  return label ? `链接${label}（${linkCheckedOn} 核查）` : '链接未核查'
}
