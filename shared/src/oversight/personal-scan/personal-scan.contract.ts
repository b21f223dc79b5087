import type { Gravity, PersonalKind } from '../../base/privacy/personal-data.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { PersonalAnswerKind } from '../../district/privacy/privacy.contract.js'

/** The places of findings, among all that others can read. */
export const SCANNED_PLACES = [
  { code: 'published', label: '现行目录' },
  { code: 'earlier', label: '以前的目录版本' },
  { code: 'feedback', label: '群众反馈的答复' },
  { code: 'disclosure', label: '公开记录的标题' },
  { code: 'model', label: '标准指引' },
  { code: 'region', label: '区县信息' },
] as const
export type ScannedPlace = (typeof SCANNED_PLACES)[number]['code']

/** open: to be masked, answered or taken down; answered: said to be nobody's or lawful; mended: gone since. */
export const FINDING_STATES = [
  { code: 'open', label: '待处理' },
  { code: 'answered', label: '已确认' },
  { code: 'mended', label: '已处理' },
] as const
export type FindingState = (typeof FINDING_STATES)[number]['code']

/**
 * GET /api/personal-findings?state=&unit=&page= (50 a page, by unit): what the last look through all that stands found; the office reads all,
 * a unit its own. No datum is in it but masked.
 */
export interface PersonalFindingPage {
  /** the last look that came to its end; null before the first */ scan: ScanFigures | null
  counts: Record<FindingState, number>
  /** open ones whose 公示 has ended: 撤下或去标识 */ expired: number
  total: number
  items: PersonalFindingView[]
  /** the asker may have all looked through now */ canScan: boolean
}
export interface ScanFigures {
  at: string
  /** texts of so many rows, answers and pages */ looked: number
  found: number
  /** not known before */ fresh: number
}
export interface PersonalFindingView {
  id: number
  place: ScannedPlace
  /** the public number of an item, the id of an answer or of a model row */ subject: string
  /** name of the edition, of `earlier` */ edition: string
  /** masked */ name: string
  organisation: { code: string; name: string }
  domainCode: string
  /** of the text: a field, or a part of it */ part: string
  partLabel: string
  from: number
  to: number
  kind: PersonalKind
  gravity: Gravity
  masked: string
  foundAt: string
  state: FindingState
  /** how it was answered; '' while nobody has */ answered: PersonalAnswerKind | ''
  /** 公示期满日, where it was published by law until then: its time is over */ until: LocalDate | null
  settledAt: string | null
  /** open, and answered since the last look: the next one settles it */ said: boolean
}
