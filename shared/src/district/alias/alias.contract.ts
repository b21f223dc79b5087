import type { Can } from '../../base/can.js'

/** 别名: what a learnt word stands for. */
export const ALIAS_KINDS = [
  { code: 'domain', label: '试点领域' },
  { code: 'unit', label: '单位' },
  { code: 'channel', label: '公开渠道' },
] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]['code']
export const MOST_ALIAS = 100

/** GET /api/aliases → LearntAlias[]: the district's, and those of one's own unit; the newest first. */
export interface LearntAlias {
  id: number
  kind: AliasKind
  alias: string
  means: { code: string; name: string }
  /** learnt for everybody by the office, or for one's own unit */ scope: 'district' | 'unit'
  by: string
  at: string
  can: Can<'forget'>
}
/**
 * POST /api/aliases → LearntAlias: by the office for the district, by a unit for itself. `means` is the code or the name of the domain or
 * the unit, the code of the channel. The same again is answered with what stands. DELETE /api/aliases/:id forgets one.
 */
export interface LearnAliasRequest {
  kind: AliasKind
  alias: string
  means: string
}
