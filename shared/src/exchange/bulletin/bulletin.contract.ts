/** Counts of what was due in a quarter, as they stood on its last day (of the running one: today). */
export interface BulletinCounts {
  /** published by its day */ onTime: number
  /** published after its day */ late: number
  /** not published by then */ open: number
  /** 本期无新增, items × quarter */ nothing: number
}
export interface BulletinRow extends BulletinCounts {
  code: string
  name: string
}
/**
 * GET /api/disclosure-bulletins/2026Q3 → Bulletin, for the office; …/file → the same as docx. It holds figures of units and domains alone:
 * no item, no title, nothing of what is taken down.
 */
export interface Bulletin {
  /** e.g. 2026Q3 */ quarter: string
  /** e.g. 2026年第三季度 */ name: string
  /** the facts are those of this day */ asOf: string
  computedOn: string
  /** e.g. 泉港区 */ district: string
  /** who signs it */ organiser: string
  total: BulletinCounts
  units: BulletinRow[]
  domains: BulletinRow[]
  spotChecks: { checks: number; drawn: number; looked: number; wrong: number; closed: number }
  supervisions: { issued: number; things: number; closed: number; withdrawn: number }
}
