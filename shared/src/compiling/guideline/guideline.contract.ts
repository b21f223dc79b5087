import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { Stage } from '../../base/template/entry-template.js'
import type { EntryField } from '../../base/template/fields.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { GuidelineState } from '../../district/guideline/guideline-lifecycle.js'
import type { GuidelineOrigin, GuidelineSource } from '../../district/guideline/guideline-source.js'
import type { MarkedFinding } from '../../district/privacy/privacy.contract.js'

/** GET /api/guidelines: the domains whose 标准指引 the asker reads, in order. */
export interface GuidelineSummary {
  domain: { code: string; name: string }
  /** rows in force; a unit that does not lead the domain counts those of its own level */ total: number
  /** those of them that are nobody's to check any more */ checked: number
  /** rows without a 五公开 stage */ withoutStage: number
  /** the version in force; 0 before the first */ number: number
  /** versions that are announced, and drafts for those who edit them */ pending: number
  can: Can<'edit' | 'announce'>
}

/** GET /api/guidelines/:domain; answer of the acts upon its rows. */
export interface GuidelineDetail extends GuidelineSummary {
  /** moves on with each act upon the domain's 标准指引 */ version: number
  /** the phase that runs in the domain; null where none does */ running: RunningPhase | null
  items: ModelRowView[]
  /** the newest first */ versions: GuidelineVersionView[]
}
export interface RunningPhase {
  round: string
  phase: FillingPhase
}

export interface ModelRowView {
  id: number
  fields: EntryFields
  /** came with the product and nobody has checked it: 示例·未经核对 */ unchecked: boolean
  /** 单位 姓名; '' where nobody has checked it */ checkedBy: string
  checkedAt: string | null
  /** proposed from the words where the row names no stage */ proposedStages: Stage[]
  /** null: since ever */ appliesFrom: string | null
  /** no longer in force since; null: in force */ appliesTo: string | null
  /** for whoever keeps it: its change in the draft of the next version */ drafted: {
    versionId: number
    changeId: number
  } | null
}

export interface GuidelineVersionView {
  id: number
  /** 0: a draft */ number: number
  origin: GuidelineOrigin
  state: GuidelineState
  source: GuidelineSource
  /** the date on which it comes into force; '': with the next phase, or it came at once */ comesOn: LocalDate
  announcedAt: string | null
  inForceAt: string | null
  /** who made it, 单位 姓名 */ by: string
  counts: { new: number; changed: number; gone: number; same: number }
  can: Can<'edit' | 'announce' | 'takeBack'>
}

/** GET /api/guideline-versions/:id; answer of the acts upon it: a version as a difference. */
export interface GuidelineVersionDetail extends GuidelineVersionView {
  /** that of its domain's 标准指引 */ version: number
  domain: { code: string; name: string }
  running: RunningPhase | null
  changes: RowChangeView[]
  /** rows in force that it leaves as they are */ same: { id: number; name: string }[]
}
export interface RowChangeView {
  id: number
  kind: 'new' | 'changed' | 'gone'
  itemId: number | null
  before: EntryFields | null
  after: EntryFields | null
  /** the fields that differ */ fields: EntryField[]
  /** 个人信息 in `after`, where there is any */ findings?: MarkedFinding[]
  proposedStages: Stage[]
}

/** POST /api/guidelines/:domain/checks → GuidelineDetail: 已核对, each row as it was read; `stages` confirms the 五公开 stages. */
export interface CheckRowsRequest extends VersionRequest {
  items: { id: number; stages?: Stage[] }[]
}
/**
 * POST /api/guidelines/:domain/changes → GuidelineVersionDetail: into version `into` while it is not in force, else into the draft of the domain,
 * which begins with the first change. new: `fields`; changed: one of `itemIds` and `fields`; gone: `itemIds`.
 */
export interface ChangeRowsRequest extends VersionRequest {
  kind: 'new' | 'changed' | 'gone'
  itemIds?: number[]
  fields?: Partial<EntryFields>
  into?: number
}
/** PUT /api/guideline-versions/:id/changes/:changeId → GuidelineVersionDetail; DELETE …?version= takes it out again. */
export interface EditChangeRequest extends VersionRequest {
  fields: Partial<EntryFields>
}
/** PUT /api/guideline-versions/:id/source → GuidelineVersionDetail */
export interface NameSourceRequest extends VersionRequest {
  source: GuidelineSource
}
/**
 * POST /api/guideline-versions/:id/announcement → GuidelineVersionDetail: comes into force on a date, or ('' ) with the next phase of the
 * domain; at once where none runs. Announced again it gets another date.
 */
export interface AnnounceRequest extends VersionRequest {
  comesOn: LocalDate | ''
}
/** POST /api/guideline-versions/:id/taking-back → GuidelineVersionDetail */
export interface TakeBackRequest extends VersionRequest {
  reason: string
}
