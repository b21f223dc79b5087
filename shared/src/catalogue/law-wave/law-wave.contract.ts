import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { Basis } from '../../base/template/fields.js'
import type { AmendmentState } from '../amendment/amendment.contract.js'
import type { NamedLaw } from './replace-law.js'

type CodeAndName = { code: string; name: string }

/** The places where a law is cited. */
export const CITATION_KINDS = [
  { code: 'item', label: '现行目录' },
  { code: 'row', label: '正在编制' },
  { code: 'amendment', label: '动态调整' },
  { code: 'model', label: '标准指引' },
  { code: 'matter', label: '事项清单' },
] as const
export type CitationKind = (typeof CITATION_KINDS)[number]['code']

/** One place where a law is cited. */
export interface Citation {
  kind: CitationKind
  /** of an item its public number, of everything else its id */ id: string
  name: string
  /** null where it is the district's */ organisation: CodeAndName | null
  domain: CodeAndName | null
  /** how it stands, in a word; '' where that says nothing */ state: string
  /** the bases that name the law, as they are written */ cited: Basis[]
  /** as they would be with the replacement; none where that is not known */ becomes: Basis[]
  /** old articles for which the new law's are not known */ asked: string
}

/**
 * GET /api/laws/:id/citations?kind=&unit=&replacement=&page=: 50 on a page, by kind and unit; `replacement` is the place of the law's
 * replacement, the first where it is left out. The office is told of all, a lead of its domains', a unit of its own.
 */
export interface CitationPage {
  law: NamedLaw & {
    id: number
    version: number
    endedOn: string | null
    replacements: NamedLaw[]
  }
  /** of all kinds and units, whatever is asked for */ counts: { kind: CitationKind; count: number }[]
  units: (CodeAndName & { count: number })[]
  /** of what is asked for */ total: number
  items: Citation[]
  can: Can<'wave'>
}
export interface CitationQuery {
  kind?: CitationKind
  unit?: string
  replacement?: number
  page?: number
}

/**
 * POST /api/laws/:id/waves → WaveView, by the office: drafts an amendment of each standing item that cites the law. It is done in the
 * background; `version` is the law's.
 */
export interface OpenWaveRequest extends VersionRequest {
  /** one of the law's replacements */ replacement: NamedLaw
  /** only these domains; all where it is left out */ domainCodes?: string[]
  reason: string
  /** YYYY-MM-DD, when the law was replaced: it starts the 20 working days */ triggerOn: string
}

export const WAVE_STATES = [
  { code: 'drafting', label: '正在起草' },
  { code: 'drafted', label: '已起草' },
  { code: 'called-back', label: '已撤回' },
] as const
export type WaveState = (typeof WAVE_STATES)[number]['code']

/** How the amendments of a wave stand; `deleted`: the unit did without. */
export type WaveCounts = Record<AmendmentState | 'deleted' | 'left', number>

export interface WaveSummary {
  id: number
  version: number
  state: WaveState
  law: NamedLaw & { id: number }
  replacement: NamedLaw
  reason: string
  triggerOn: string
  startedAt: string
  by: string
  /** of those that the asker may see */ counts: WaveCounts
  /** amendments that wait for the asker's own act */ mine: number
}
/** GET /api/law-waves → WaveSummary[], the newest first: the office all, else those that concern one's unit or one's domains. */
export type WaveList = WaveSummary[]

/** GET /api/law-waves/:id */
export interface WaveView extends WaveSummary {
  units: (CodeAndName & { counts: WaveCounts })[]
  /** items that were not drafted, and why; the first 200 */
  left: { publicNumber: string; organisation: CodeAndName; because: string }[]
  /** rows of the asker's open work that cite the old law, by task */ works: WaveWork[]
  /** model rows that cite it, of the domains one leads; the office sees all */ models: WaveModel[]
  can: Can<'callBack' | 'nudge'>
}
export interface WaveWork {
  assignmentId: number
  domain: CodeAndName
  organisation: CodeAndName
  rows: { id: number; version: number; name: string; cited: Basis[]; becomes: Basis[] }[]
  /** why its rows cannot be changed, none where they can */ can: Can<'replace'>
}
export interface WaveModel {
  domain: CodeAndName
  rows: { id: number /** when its words were changed last, '' never */; seen: string; name: string; becomes: Basis[] }[]
}

/** One amendment of a wave, as it is confirmed: the basis before and after. */
export interface WaveAmendment {
  id: number
  version: number
  state: AmendmentState
  name: string
  publicNumber: string
  organisation: CodeAndName
  domain: CodeAndName
  cited: Basis[]
  becomes: Basis[]
  /** 条款待核对: the old articles, '' once answered */ asked: string
  /** why it was returned, '' when it was not */ remark: string
}
export type WaveAct = 'propose' | 'approve' | 'finalise'
/** GET /api/law-waves/:id/amendments?state=&unit=&page= (50 on a page) */
export interface WaveAmendmentPage {
  total: number
  items: WaveAmendment[]
  /** the asker's next act, and upon which of all that were asked for; null where there is none */ next: {
    act: WaveAct
    items: SeenAmendment[]
  } | null
  /** 条款待核对, by the old articles: those that the asker is to name the new ones for */ asking: {
    asked: string
    items: SeenAmendment[]
  }[]
}
export interface WaveAmendmentQuery {
  state?: AmendmentState
  unit?: string
  page?: number
}
export interface SeenAmendment {
  id: number
  version: number
}

/** POST /api/law-waves/:id/articles → WaveAmendment[]: the article of the new law at these; '' cites it as a whole. All or none. */
export interface WaveArticlesRequest {
  items: SeenAmendment[]
  article: string
}
/** POST /api/law-waves/:id/rows → WaveView: 改用 the new law in these rows of one's open work. All or none. */
export interface WaveRowsRequest {
  assignmentId: number
  items: SeenAmendment[]
}
/** POST /api/law-waves/:id/model-rows → WaveView: the same in model rows, by a lead of their domain or the office. All or none. */
export interface WaveModelRowsRequest {
  items: { id: number; seen: string }[]
}
/** POST /api/law-waves/:id/nudges → NudgedUnits (once a day each): units that have not confirmed. */
export interface WaveNudgeRequest extends VersionRequest {
  organisationCodes: string[]
}
export interface NudgedUnits {
  units: number
}
