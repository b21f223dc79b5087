import type { Can } from '../../base/can.js'
import type { Refusal } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { AmendmentKind } from '../../base/words/amendment-kinds.js'
import type { MarkedFinding } from '../../district/privacy/privacy.contract.js'

/** The events that make an amendment necessary; the date of the event starts the 20 working days (条例第二十六条). */
export const TRIGGERS = [
  { code: 'law', label: '法律法规变化' },
  { code: 'organ', label: '机构变化' },
  { code: 'powers', label: '职权变化' },
  { code: 'elements', label: '要素变化' },
  { code: 'other', label: '其他' },
] as const
export type Trigger = (typeof TRIGGERS)[number]['code']

/** The acts that lead from one to another: `amendment-lifecycle.ts`. */
export const AMENDMENT_STATES = [
  { code: 'draft', label: '草稿' },
  { code: 'proposed', label: '待牵头单位审核' },
  { code: 'returned', label: '已退回' },
  { code: 'approved', label: '待审定' },
  { code: 'finalised', label: '已审定，待发布' },
  { code: 'published', label: '已发布' },
] as const
export type AmendmentState = (typeof AMENDMENT_STATES)[number]['code']

/**
 * GET /api/amendments?standing=open|closed&page= → AmendmentPage (20 a page, what waits for the asker first): the owner's own, a
 * lead's domains', the office all. GET /api/amendments/:id → AmendmentView.
 */
export interface AmendmentSummary {
  id: number
  version: number
  kind: AmendmentKind
  state: AmendmentState
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  /** of the published entry; null for what is to be added, until it is published */ publicNumber: string | null
  name: string
  /** '' while nobody has said */ trigger: Trigger | ''
  /** YYYY-MM-DD, when the law or duty changed; '' while nobody has said */ triggerOn: string
  /** YYYY-MM-DD: 20 working days after triggerOn; '' while that is not known */ dueOn: string
  /** true where that day hangs on holidays that are not announced yet, else left out */ estimated?: boolean
  /** past its date and not published yet */ late: boolean
  /** waits for the asker's own act */ mine: boolean
}
export interface AmendmentPage {
  total: number
  items: AmendmentSummary[]
}
export interface AmendmentView extends AmendmentSummary {
  reason: string
  /** as published when it was drafted; null for what is to be added */ before: EntryFields | null
  /** as it shall be; null for what is to be withdrawn */ fields: EntryFields | null
  changed: EntryField[]
  /** 个人信息 in `fields` and in `reason`, where there is any */ findings?: MarkedFinding[]
  /** 条款待核对: articles of a replaced law for which the new law's are to be named, '' where there is nothing to ask */
  askedArticle: string
  /** the wave of a replaced law that drafted it */ lawWaveId: number | null
  leads: { organisation: { code: string; name: string }; approved: boolean }[]
  /** of the last return, '' when none */ remark: string
  /** the edition that carries it */ edition: { id: number; name: string } | null
  /** its acts, the oldest first, as sentences */ history: { at: string; text: string }[]
  can: Can<'edit' | 'delete' | 'propose' | 'recall' | 'approve' | 'return' | 'finalise' | 'takeBack' | 'end'>
}

/**
 * POST /api/amendments → AmendmentView (a draft). `publicNumber` for revise and withdraw, `domainCode` for add. An entry has
 * one amendment that is not published yet: 409 `amendment.open` with `openAmendmentId`.
 */
export interface DraftAmendmentRequest {
  kind: AmendmentKind
  publicNumber?: string
  domainCode?: string
}
export interface OpenAmendmentConflict {
  refusals: Refusal[]
  openAmendmentId: number
}
/** PUT /api/amendments/:id: saving is lenient; `fields` is left out for withdraw. A version that is not the stored one is a 409. */
export interface SaveAmendmentRequest extends ActOnAmendmentRequest {
  trigger: Trigger | ''
  triggerOn: string
  reason: string
  fields?: EntryFields
}
/**
 * POST /api/amendments/:id/proposal, /recall, /approval, /finalisation, /finalisation/recall. `version` is the one that was read: nobody approves
 * what he has not seen (409). DELETE /api/amendments/:id: by the owner, a draft or what was returned.
 */
export interface ActOnAmendmentRequest {
  version: number
}
/**
 * POST /api/amendments/:id/return by a lead, or by the office once the leads have approved; …/end by the office: a finalised amendment
 * shall not be published, and its unit is told why.
 */
export interface ReturnAmendmentRequest extends ActOnAmendmentRequest {
  remark: string
}

/** GET /api/amendments/published-entries?domain=&q=&page= (20 a page): the asker's own published entries, to amend. */
export interface OwnPublishedEntry {
  publicNumber: string
  name: string
  domain: { code: string; name: string }
  /** an amendment of it that is not published yet */ openAmendmentId: number | null
}
export interface OwnPublishedPage {
  total: number
  domains: { code: string; name: string }[]
  items: OwnPublishedEntry[]
}

/** So many at once, at most. */
export const MOST_AMENDMENTS = 1000
/**
 * POST /api/amendments/proposals, /approvals, /finalisations, and with a remark /returns → AmendmentsActedOn: one act upon many, each as
 * it was read. All or none: each one's refusals are named at `items/{id}`, and 409 where any has moved on.
 */
export interface ActOnAmendmentsRequest {
  items: { id: number; version: number }[]
}
export interface ReturnAmendmentsRequest extends ActOnAmendmentsRequest {
  remark: string
}
export interface AmendmentsActedOn {
  items: { id: number; version: number; state: AmendmentState }[]
}
