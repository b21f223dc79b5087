import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { LAW_KINDS, LAW_STATUSES, type Law, type LawStatus } from '@gongkai/shared/district/law/law.contract'
import type { Tone } from '@/ui/status-tag'

const TONES: Record<LawStatus, Tone> = { effective: 'ok', upcoming: 'brand', repealed: 'warn' }
export const toneOf = (status: LawStatus): Tone => TONES[status] ?? 'idle'
export const statusWords = (status: LawStatus): string => labelOf(LAW_STATUSES, status)

/** 《A》、《B》 of titles joined by 、. */
export const inBrackets = (titles: string): string => titles.replace(/[^、]+/g, '《$&》')

type Timed = Pick<Law, 'status' | 'effectiveFrom' | 'endedOn' | 'replacedBy'>

/** The times of a law in a line; '' where nothing is known. */
export function timesOf({ status, effectiveFrom, endedOn, replacedBy }: Timed): string {
  const by = replacedBy ? `，由${inBrackets(replacedBy)}取代` : ''
  const end = endedOn ? `自 ${endedOn} 起废止${by}` : ''
  if (status === 'repealed') return end || `已经废止${by}`
  const from = effectiveFrom ? `自 ${effectiveFrom} 起施行` : ''
  const superseded = !endedOn && replacedBy ? `已有${inBrackets(replacedBy)}` : ''
  return [from, end, superseded].filter(Boolean).join('；')
}

/** Number, kind and issuer in a line. */
export const whatOf = ({ documentNumber, kind, issuer }: Pick<Law, 'documentNumber' | 'kind' | 'issuer'>): string =>
  [documentNumber, kind ? labelOf(LAW_KINDS, kind) : '', issuer].filter(Boolean).join(' · ')
