import type { Can } from '../../base/can.js'

/** The published things that can be taken down at once (紧急下线): data, since further kinds of published things come. */
export const TAKEDOWN_SUBJECTS = [
  { code: 'entry', label: '公开事项' },
  { code: 'feedback', label: '群众反馈的答复' },
] as const
export type TakedownSubject = (typeof TAKEDOWN_SUBJECTS)[number]['code']

/** The kinds of reasons, by the clauses that forbid publishing (条例第十四条、第十五条、第十六条). */
export const TAKEDOWN_KINDS = [
  { code: 'personal', label: '含个人信息' },
  { code: 'state-secret', label: '涉及国家秘密' },
  { code: 'trade-secret', label: '涉及商业秘密' },
  { code: 'stability', label: '可能危及安全和稳定' },
  { code: 'wrong', label: '内容错误，继续公开有害' },
  { code: 'other', label: '其他' },
] as const
export type TakedownKind = (typeof TAKEDOWN_KINDS)[number]['code']

/** down: nobody outside reads it; restored: by the office; replaced: an edition brought other words that are clean. */
export const TAKEDOWN_STATES = [
  { code: 'down', label: '已下线' },
  { code: 'restored', label: '已恢复' },
  { code: 'replaced', label: '已换新内容公开' },
] as const
export type TakedownState = (typeof TAKEDOWN_STATES)[number]['code']

/** The words in place of what is down, for everybody alike. */
export const PAUSED = '该事项因核查暂停公开'
export const PAUSED_ANSWER = '该答复因核查暂停公开'

/** POST /api/takedowns → TakedownView. Whatever stands under the number goes, whatever it says by now; what is down already is refused. */
export interface TakeDownRequest {
  subjectKind: TakedownSubject
  /** the public number of an item; the id of a feedback */ subject: string
  kind: TakedownKind
  /** without the datum */ reason: string
}

/** GET /api/takedowns/scope?subjectKind=&subject= → what would go, for the question before it. 404 unless the asker may know of it. */
export interface TakedownScope {
  subjectKind: TakedownSubject
  subject: string
  /** as it stands, with what looks like personal data masked */ name: string
  organisation: { code: string; name: string }
  /** names of the editions that hold it */ editions: string[]
  /** feedback of residents that names it */ feedback: number
  /** it is down already: since when and by which act */ down: { id: number; at: string } | null
  can: Can<'takeDown'>
}

/** GET /api/takedowns?state=down|ended&page= → TakedownPage (20 a page, the newest first): the office all, a unit its own. */
export interface TakedownPage {
  total: number
  /** of all that the asker sees, how many are down */ down: number
  items: TakedownView[]
}
export interface TakedownView {
  id: number
  version: number
  subjectKind: TakedownSubject
  subject: string
  /** as it stands, with what looks like personal data masked; '' where nothing is left of it */ name: string
  organisation: { code: string; name: string }
  domain: { code: string; name: string } | null
  kind: TakedownKind
  reason: string
  /** unit and name */ by: string
  at: string
  state: TakedownState
  ended: { at: string; by: string; reason: string } | null
  /** what is needed before it can come back, in sentences; empty for what has come back */ needed: string[]
  can: Can<'restore'>
}

/** POST /api/takedowns/:id/restoration (office) → TakedownView: only what is clean by today's rules comes back; 422 names the places. */
export interface RestoreTakedownRequest {
  version: number
  reason: string
}
