import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { MatterKind } from '../../district/matter/matter.contract.js'

/** The gaps between what is to be made public and what the catalogue holds. */
export const COVERAGE_KINDS = [
  { code: 'matter', label: '清单事项没有公开事项' },
  { code: 'stage', label: '环节不全' },
  { code: 'obligatory', label: '应当公开的种类' },
  { code: 'reassess', label: '不予公开待评估' },
] as const
export type CoverageKind = (typeof COVERAGE_KINDS)[number]['code']

/** The words above the table: what is counted, and that most of it is a hint. */
export const COVERAGE_HINT =
  '按现行目录和正在填报的事项比对。没有写清单编码的事项按名称比对，法定种类按名称和内容里的字词识别，都是提示，以单位核对为准；确实不适用的，写明理由后不再提示。'

/** One gap, with the act that closes it. */
export interface CoverageLine {
  kind: CoverageKind
  /** names the gap among those of its kind and unit */ key: string
  /** of the mark 不适用, 0 where there was none; of `reassess` the version of the row: named by the act */ version: number
  /** null: the whole district owes it */ unit: { code: string; name: string } | null
  domain: { code: string; name: string } | null
  title: string
  /** the gap in words */ text: string
  matter: { kind: MatterKind; code: string; name: string } | null
  /** a row that the gap is about, and whether it is open in a task */ entryId: number | null
  entryOpen: boolean
  /** the published item that the gap is about */ publicNumber: string | null
  /** YYYY-MM-DD: when 不予公开 is to be looked at again; '' where there is no date */ dueOn: string
  /** 不适用, with the reason that is kept */ marked: { reason: string; by: string; at: string } | null
  can: Can<'mark' | 'start' | 'reassess'>
}

/**
 * Query of GET /api/coverage → CoveragePage, 50 on a page. The office sees all, a lead what its domains lack and its own unit's, everybody
 * else his own unit's. `marked=1`: those marked 不适用 instead of those open.
 */
export interface CoverageQuery {
  kind?: CoverageKind
  /** code of a unit; `district` for what nobody in particular owes */ unit?: string
  marked?: '1'
  page?: number
}
export const COVERAGE_ON_A_PAGE = 50
export const OF_DISTRICT = 'district'
export interface CoveragePage {
  today: string
  /** open ones of the chosen unit, by kind */ counts: Record<CoverageKind, number>
  /** how many of the chosen unit are marked 不适用 */ marked: number
  /** units with anything open or marked, with the number open */ units: { code: string; name: string; count: number }[]
  total: number
  items: CoverageLine[]
}

/** PUT /api/coverage/marks → CoverageLine: 不适用, for a reason; an empty one takes it back. `organisationCode` '' for the district. */
export interface MarkCoverageRequest extends VersionRequest {
  kind: Exclude<CoverageKind, 'reassess'>
  organisationCode: string
  key: string
  reason: string
}
/** PUT /api/entries/:id/reassessment (approver of the unit) → CoverageLine | null: 不予公开 goes on until the next date, for a reason. */
export interface ReassessRequest extends VersionRequest {
  reassessOn: string
  reason: string
}
