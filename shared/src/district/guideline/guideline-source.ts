import type { LocalDate } from '../../base/time/local-date.js'

export const GUIDELINE_ORIGINS = [
  { code: 'pack', label: '产品附带' },
  { code: 'import', label: '导入' },
  { code: 'hand', label: '在线修改' },
] as const
export type GuidelineOrigin = (typeof GUIDELINE_ORIGINS)[number]['code']

/** The document that a version follows: issuer, title, number and date, '' where unknown. */
export interface GuidelineSource {
  issuer: string
  title: string
  documentNumber: string
  /** YYYY-MM-DD or '' */ date: LocalDate
}

export const NO_SOURCE: Readonly<GuidelineSource> = { issuer: '', title: '', documentNumber: '', date: '' }
