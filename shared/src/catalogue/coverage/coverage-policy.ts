import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Actor } from '../../compiling/submission/submission-policy.js'
import type { CoverageKind, CoverageLine } from './coverage.contract.js'

/** Somebody who looks at coverage. */
export interface CoverageActor extends Actor {
  organisationKind: OrganisationKind
  /** domains that its unit leads */ ledDomains: readonly string[]
}
type Gap = Pick<CoverageLine, 'kind' | 'unit' | 'domain'>

const isOwn = (actor: CoverageActor, { unit }: Gap) => unit?.code === actor.organisationCode

/** The office all; agencies what the district owes, and of their domains; everybody his own unit's. */
export function maySeeGap(actor: CoverageActor, gap: Gap): boolean {
  if (actor.organisationKind === 'office' || isOwn(actor, gap)) return true
  if (gap.unit === null) return actor.organisationKind === 'agency'
  return gap.domain !== null && actor.ledDomains.includes(gap.domain.code)
}

function withRole(actor: Actor): Refusal[] {
  return actor.roles.some((role) => role === 'editor' || role === 'approver')
    ? []
    : [refuse('account.role', 'coverage', '只有本单位的填报员或审签人才能办理')]
}

/** 不适用: by the unit that owes it, or by the office. A 不予公开 is looked at again, not marked. */
export function decideMark(gap: Gap, actor: CoverageActor): Decision {
  if (gap.kind === 'reassess') return [refuse('coverage.reassess', 'kind', '不予公开的事项要重新评估，不能标为不适用')]
  if (actor.organisationKind === 'office')
    return actor.roles.some((role) => role === 'admin' || role === 'approver')
      ? []
      : [refuse('account.role', 'coverage', '只有区信息公开办的管理员或审签人才能标注')]
  return isOwn(actor, gap)
    ? withRole(actor)
    : [refuse('coverage.not-yours', 'coverage', '只有承担这项职责的单位和区信息公开办才能标为不适用')]
}

/** 新增公开事项 from a gap: by the unit that owes it; what the district owes, by any agency. */
export function decideStart(gap: Gap, actor: CoverageActor): Decision {
  const mine = isOwn(actor, gap) || (gap.unit === null && actor.organisationKind === 'agency')
  return mine ? withRole(actor) : [refuse('coverage.not-yours', 'coverage', '由承担这项职责的单位新增公开事项')]
}

/** 继续不予公开 (条例第十八条): by an approver of the unit whose row it is, until a day to come. */
export function decideReassess(
  { attribute }: Pick<EntryFields, 'attribute'>,
  organisationCode: string,
  actor: Actor,
): Decision {
  const refusals: Refusal[] = []
  if (actor.organisationCode !== organisationCode)
    refusals.push(refuse('reassess.not-yours', 'entry', '这不是本单位的事项'))
  if (!actor.roles.includes('approver'))
    refusals.push(refuse('account.role', 'entry', '只有本单位的审签人才能确认继续不予公开'))
  if (attribute !== 'withheld') refusals.push(refuse('reassess.public', 'entry', '这一项不是不予公开，不必评估'))
  return refusals
}

/** The faults of what is said with it, all at once. */
export function reassessFaults(
  { reassessOn, reason }: { reassessOn: string; reason: string },
  today: LocalDate,
): Refusal[] {
  const faults: Refusal[] = []
  if (!isLocalDate(reassessOn))
    faults.push(refuse('reassess.date', 'reassessOn', '请填写下次评估的日期，格式如 2027-06-30'))
  else if (reassessOn <= today) faults.push(refuse('reassess.date', 'reassessOn', '下次评估的日期要在今天以后'))
  if (!reason.trim()) faults.push(refuse('reassess.reason', 'reason', '请写明继续不予公开的理由'))
  return faults
}

/** By kind of gap, whether it is a hint of a rule that reads words. */
export const isHint = (kind: CoverageKind): boolean => kind !== 'reassess'
