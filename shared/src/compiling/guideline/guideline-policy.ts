import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { LocalDate } from '../../base/time/local-date.js'
import { isLocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import { GUIDELINE, type GuidelineState } from '../../district/guideline/guideline-lifecycle.js'
import { isOfLevel } from '../../district/guideline/levels.js'
import type { ModelRowView } from './guideline.contract.js'

export interface GuidelineActor {
  organisationCode: string
  organisationKind: OrganisationKind
  roles: readonly Role[]
}

const place = 'guideline'

/** 增改、核对: the domain's leads, and the office in all domains. */
export function decideEditGuideline(leadCodes: readonly string[], actor: GuidelineActor): Decision {
  if (actor.organisationKind === 'office' || leadCodes.includes(actor.organisationCode)) return []
  return [refuse('guideline.not-lead', place, '标准指引由本领域的牵头单位维护')]
}

/** 公布、收回: all units are asked by it, so that it takes an approver, of the office also a 管理员. */
export function decidePublishGuideline(leadCodes: readonly string[], actor: GuidelineActor): Decision {
  const refusals = [...decideEditGuideline(leadCodes, actor)]
  const roles: readonly Role[] = actor.organisationKind === 'office' ? ['approver', 'admin'] : ['approver']
  if (!actor.roles.some((role) => roles.includes(role)))
    refusals.push(refuse('account.role', place, '只有本单位的审签人才能公布或者收回标准指引'))
  return refusals
}

export interface VersionFacts {
  state: GuidelineState
  leadCodes: readonly string[]
  changes: number
  /** hand-ins of a phase that was asked by it */ handedInUpon: boolean
}

const WHY_NOT: Readonly<Record<GuidelineState, string>> = {
  draft: '还是草稿，没有公布',
  announced: '还没有生效',
  inForce: '已经生效，不能再改；需要改动请另起一版',
  superseded: '已由后一版接替，请先收回后一版',
  takenBack: '已经收回',
}
const ofState = (act: 'edit' | 'announce' | 'takeBack', state: GuidelineState): Refusal[] =>
  GUIDELINE.mayFrom(act, state) ? [] : [refuse('guideline.state', place, `这一版${WHY_NOT[state]}`)]

export function decideEditVersion({ state, leadCodes }: VersionFacts, actor: GuidelineActor): Decision {
  return [...decideEditGuideline(leadCodes, actor), ...ofState('edit', state)]
}

/** 公布; `comesOn` null: not said yet. */
export function decideAnnounce(
  { state, leadCodes, changes }: VersionFacts,
  actor: GuidelineActor,
  comesOn: string | null,
  today: LocalDate,
): Decision {
  const refusals = [...decidePublishGuideline(leadCodes, actor), ...ofState('announce', state)]
  if (changes === 0) refusals.push(refuse('guideline.empty', 'changes', '这一版没有改动，没有可以公布的内容'))
  if (comesOn && !isLocalDate(comesOn)) refusals.push(refuse('guideline.date', 'comesOn', '没有这一天，请重新选择'))
  else if (comesOn && comesOn <= today) refusals.push(refuse('guideline.date', 'comesOn', '生效日期应在今天以后'))
  return refusals
}

/** 收回: as a whole, until a phase was handed in upon it. */
export function decideTakeBackVersion(
  { state, leadCodes, changes, handedInUpon }: VersionFacts,
  actor: GuidelineActor,
): Decision {
  const refusals = [...decidePublishGuideline(leadCodes, actor), ...ofState('takeBack', state)]
  if (state === 'inForce' && changes === 0)
    refusals.push(refuse('guideline.first', place, '最初的各行不能整版收回，可以逐行修改，或者标为不再适用'))
  else if (handedInUpon)
    refusals.push(refuse('guideline.handed-in', place, '已有单位按这一版报送，不能整版收回；可以另起一版再改'))
  return refusals
}

/** 已核对: rows in force, each named once. */
export function decideCheckRows(
  leadCodes: readonly string[],
  actor: GuidelineActor,
  wanted: readonly number[],
  rows: ReadonlyMap<number, Pick<ModelRowView, 'appliesTo'>>,
): Decision {
  const refusals = [...decideEditGuideline(leadCodes, actor)]
  wanted.forEach((id, index) => {
    const row = rows.get(id)
    if (!row) refusals.push(unknownRow(id, `items/${index}/id`))
    else if (row.appliesTo !== null)
      refusals.push(refuse('guideline.retired', `items/${index}/id`, '这一行已不再适用，不必核对'))
  })
  return refusals
}

export const unknownRow = (id: number, at: string): Refusal =>
  refuse('guideline.unknown', at, `本领域的标准指引里没有编号 ${id}`)

/** Whether a change of a row concerns a unit of this kind: its level has the row before or after it. */
export const concerns = (
  change: {
    before: { levels: readonly ('district' | 'town')[] } | null
    after: { levels: readonly ('district' | 'town')[] } | null
  },
  kind: OrganisationKind,
): boolean => [change.before, change.after].some((row) => row !== null && isOfLevel(row.levels, kind))
