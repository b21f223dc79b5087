import type { Refusal } from '../../base/refusal.js'
import type { NoticeKind } from '../../base/words/notice-kinds.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'

/** The page that a notice leads to, one of miniapp/src/routes.ts; `id` is '' for a page that shows no single thing. */
export interface NoticeTarget {
  page:
    | 'assignment'
    | 'submission'
    | 'entry'
    | 'report'
    | 'reports'
    | 'edition'
    | 'amendment'
    | 'amendments'
    | 'lawWave'
    | 'feedback'
    | 'takedowns'
    | 'todo'
    | 'catalogue'
    | 'calendar'
    | 'law'
    | 'coverage'
    | 'guideline'
    | 'personalFindings'
    | 'remedies'
    | 'spotCheck'
    | 'supervision'
    | 'supervisions'
  id: string
}

export interface NoticeView {
  id: number
  kind: NoticeKind
  title: string
  text: string
  target: NoticeTarget
  at: string
  read: boolean
}
/** GET /api/notices?page=: the newest first, 20 on a page. */
export interface NoticePage {
  total: number
  unread: number
  items: NoticeView[]
}
/** GET /api/notices/unread-count; answer of POST /api/notices/read */
export interface UnreadCount {
  unread: number
}
/** GET /api/messages/failed?page=: for the office's 管理员, the newest first, 50 on a page. */
export interface FailedMessagePage {
  total: number
  items: {
    id: number
    /** whom it was to reach */ name: string
    organisation: string
    title: string
    attempts: number
    at: string
    /** as the channel said it */ error: string
  }[]
}
/** POST /api/messages/retry (204) */
export interface RetryMessagesRequest {
  ids: number[]
}
/** POST /api/notices/read: those named, or all. */
export interface ReadNoticesRequest {
  ids?: number[]
  all?: boolean
}

/** POST /api/nudges → SentNudges: one notice for each unit, naming all its domains. */
export interface NudgeRequest {
  assignmentIds: number[]
  /** the office only: domain reports that the leads have not made */ reportIds?: number[]
  text: string
}
export interface SentNudges {
  units: number
  nudges: number
}
/** GET /api/nudges?assignmentId= or ?reportId=, the newest first */
export interface NudgeView {
  id: number
  text: string
  by: string
  at: string
  to: { code: string; name: string }
}

/** GET /api/nudges/unsent: the work not handed in (or reported) yet that the asker can nudge; the latest first. */
export interface UnsentWork {
  assignmentId: number | null
  reportId: number | null
  organisation: { code: string; name: string }
  domain: { code: string; name: string }
  phase: FillingPhase
  state: SubmissionState | null
  /** YYYY-MM-DD, '' where the round names no date */ dueOn: string
  late: boolean
  daysLeft: number
  lastNudge: { at: string; by: string } | null
  can: { nudge: Refusal[] }
}
