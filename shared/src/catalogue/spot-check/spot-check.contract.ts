import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { RemedyState } from './remedy-state.js'

interface Named {
  code: string
  name: string
}

/** The questions that each item drawn is asked. */
export const SPOT_QUESTIONS = [
  { code: 'found', label: '找得到' },
  { code: 'complete', label: '内容齐' },
  { code: 'timely', label: '时间准' },
  { code: 'link', label: '链接通' },
] as const
export type SpotQuestion = (typeof SPOT_QUESTIONS)[number]['code']
export const SPOT_ANSWERS = [
  { code: 'yes', label: '是' },
  { code: 'no', label: '否' },
  { code: 'na', label: '不适用' },
] as const
export type SpotAnswer = (typeof SPOT_ANSWERS)[number]['code']

/** An item drawn, and what was found when it was looked at. */
export interface SpotLine {
  id: number
  /** named by every act upon it */ version: number
  publicNumber: string
  itemName: string
  domain: Named
  /** the unit that answers for it, as it was called then */ unit: Named
  /** null: not looked at yet */ look: {
    answers: Record<SpotQuestion, SpotAnswer>
    note: string
    by: string
    at: string
  } | null
  remedy: SpotRemedy
  can: Can<'look' | 'remedy'>
}
export interface SpotRemedy {
  state: RemedyState
  /** '' where nothing was wrong */ dueOn: string
  /** the day it closed itself, '' while it is open */ closedOn: string
  /** what the unit said that it put right; '' where it said nothing */ said: string
  saidBy: string
}

/** 抽查: items drawn at random. Everybody who is checked sees by what they were drawn. */
export interface SpotCheckSummary {
  id: number
  /** who checks */ by: Named
  byPerson: string
  at: string
  /** '' : all domains that the checker sees */ domain: Named
  /** '' : all units */ unit: Named
  count: number
  looked: number
  /** items with something wrong */ wrong: number
  /** 整改 not closed yet */ open: number
}
export interface SpotCheckView extends SpotCheckSummary {
  today: string
  /** with the sorted numbers of the pool it draws the same items again (`drawItems`) */ seed: string
  /** how many items could be drawn */ poolSize: number
  /** sha256 of their sorted numbers, a line each */ poolSha256: string
  /** the checker all; others those they may see */ lines: SpotLine[]
}

/** POST /api/spot-checks → SpotCheckView: draws; left out: all domains (of a lead its own), all units. */
export interface DrawRequest {
  domain?: string
  unit?: string
  count: number
}
export const MOST_DRAWN = 100

/** GET /api/spot-checks?page → SpotCheckPage, the newest first; those with an item that the asker may see. */
export const CHECKS_ON_A_PAGE = 20
export interface SpotCheckPage {
  total: number
  items: SpotCheckSummary[]
  /** the domains and units that can be drawn from */ domains: Named[]
  units: Named[]
  can: Can<'draw'>
}

/** PUT /api/spot-checks/:id/lines/:line → SpotCheckView. What is wrong names a day by which it is put right. */
export interface LookRequest extends VersionRequest {
  answers: Record<SpotQuestion, SpotAnswer>
  note: string
  /** '' where nothing is wrong */ remedyDueOn: string
}
/** POST /api/spot-checks/:id/lines/:line/remedy → SpotCheckView: 按要求更正, where nothing new was to be published. */
export interface RemedyRequest extends VersionRequest {
  note: string
}

/**
 * GET /api/spot-checks/remedies?state=open&page → RemedyPage: 整改 of one's own unit, of a lead's domains, of all for the office; the
 * earliest day first.
 */
export const REMEDIES_ON_A_PAGE = 50
export interface RemedyQuery {
  state?: 'open' | 'overdue' | 'closed'
  page?: number
}
export interface RemedyPage {
  today: string
  total: number
  items: (SpotLine & { checkId: number; checkedBy: string })[]
}
