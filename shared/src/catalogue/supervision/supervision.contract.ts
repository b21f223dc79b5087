import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { SupervisionState } from './supervision-state.js'

interface Named {
  code: string
  name: string
}

/** A thing or an item that is overdue. */
export interface OverdueThing {
  publicNumber: string
  itemName: string
  domain: Named
  /** null: the item itself is to be published again (定期、长期公开) */ occurrenceId: number | null
  /** of the thing; '' for an item */ title: string
  /** '' for an item */ dueOn: string
}
/** A thing named by a 督办, and where it stands. */
export interface SupervisedThing extends OverdueThing {
  /** the day it was published; '' while it is not */ doneOn: string
  /** its record was deleted since: it does not count as published */ gone: boolean
}

export interface SupervisionSummary {
  id: number
  /** named by every act upon it */ version: number
  /** e.g. 〔2026〕1号 */ number: string
  unit: Named
  demand: string
  /** YYYY-MM-DD */ issuedOn: string
  by: string
  dueOn: string
  state: SupervisionState
  /** the day it closed itself; '' while it has not */ closedOn: string
  count: number
  done: number
  withdrawn: { by: string; at: string; reason: string } | null
}
export interface SupervisionView extends SupervisionSummary {
  today: string
  things: SupervisedThing[]
  can: Can<'withdraw'>
}

/** GET /api/supervisions?state=open&page → SupervisionPage: the office all, a unit its own, the newest first. */
export const SUPERVISIONS_ON_A_PAGE = 20
export interface SupervisionQuery {
  /** open: also those overdue */ state?: 'open' | 'closed' | 'withdrawn'
  page?: number
}
export interface SupervisionPage {
  total: number
  items: SupervisionSummary[]
  can: Can<'issue'>
}

/** GET /api/supervisions/candidates?unit → SupervisionCandidates: what is overdue and in no open 督办, for the office. */
export const MOST_SUPERVISED = 100
export interface SupervisionCandidates {
  today: string
  units: (Named & { count: number })[]
  /** of the unit asked for, at most 100 */ things: OverdueThing[]
}

/** POST /api/supervisions → SupervisionView: all that it names must be overdue when it is issued. */
export interface IssueRequest {
  unit: string
  demand: string
  dueOn: string
  occurrenceIds: number[]
  /** items without an overdue thing of their own */ publicNumbers: string[]
}
/** POST /api/supervisions/:id/withdrawal → SupervisionView. */
export interface WithdrawSupervisionRequest extends VersionRequest {
  reason: string
}

/** GET /api/supervisions/figures → WatchFigures: of what the asker may see. */
export interface WatchFigures {
  /** items that are overdue */ overdue: number
  /** 整改 not closed, and of them overdue */ remedies: number
  remediesOverdue: number
  /** 督办 not closed */ supervisions: number
  supervisionsOverdue: number
  /** corrected limits that no lead has seen */ corrected: number
}
