import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { ImportKind } from '../../base/words/import-kinds.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import { administratorOnly } from '../../district/account/administrator.js'
import { decideImportMatters } from '../../district/matter/decide-import-matters.js'
import type { ImportState } from './import.contract.js'

export interface ImportActor {
  personId: number
  organisationKind: OrganisationKind
  roles: readonly Role[]
  /** its unit leads a domain */ leads: boolean
}

/** The facts of an import that the rules need. */
export interface ImportFacts {
  kind: ImportKind
  state: ImportState
  /** rows chosen */ chosen: number
  /** its rows are cleared away */ cleared: boolean
}

/** Code of a refusal that no role of the person could cure: the unit is of another kind. */
export const WRONG_UNIT = 'import.unit'

const wrongUnit = (text: string): Refusal[] => [refuse(WRONG_UNIT, 'kind', text)]
const byRole = ({ roles }: ImportActor, wanted: readonly Role[], text: string): Refusal[] =>
  roles.some((role) => wanted.includes(role)) ? [] : [refuse('account.role', 'kind', text)]

/** The right to bring a table of this kind, and to act upon it. */
export function decideImport(kind: ImportKind, actor: ImportActor): Decision {
  const office = actor.organisationKind === 'office'
  if (kind === 'entries')
    return office
      ? wrongUnit('区信息公开办没有自己的编制任务，公开事项由各单位导入')
      : byRole(actor, ['editor', 'approver'], '只有本单位的填报员或审签人才能导入')
  if (kind === 'guideline') {
    if (!office && !actor.leads) return wrongUnit('只有牵头单位和区信息公开办才能导入标准指引')
    return office ? officeOnly(actor) : byRole(actor, ['approver'], '只有本单位的审签人才能导入标准指引')
  }
  if (kind === 'laws')
    return office ? officeOnly(actor) : byRole(actor, ['editor', 'approver'], '只有本单位的填报员或审签人才能导入')
  if (kind === 'disclosures')
    return office
      ? wrongUnit('公开记录由承担事项的单位登记')
      : byRole(actor, ['editor', 'approver'], '只有填报员或审签人才能登记公开')
  if (kind === 'organisations') return office ? administratorOnly(actor) : wrongUnit('单位由区信息公开办导入')
  return actor.organisationKind === 'village'
    ? wrongUnit('权责清单和公共服务事项清单由镇（街道）、部门或区信息公开办导入')
    : decideImportMatters(actor)
}

const officeOnly = (actor: ImportActor) =>
  byRole(actor, ['admin', 'approver'], '只有区信息公开办的管理员或审签人才能导入')

/** 核对: while it waits to be looked at. */
export function decideEditImport({ kind, state }: ImportFacts, actor: ImportActor): Decision {
  const refusals = [...decideImport(kind, actor)]
  if (state === 'reading') refusals.push(refuse('import.state', 'import', '正在读取，请稍候'))
  if (state === 'refused') refusals.push(refuse('import.state', 'import', '这个文件没有读出来，请重新上传'))
  if (state === 'applied') refusals.push(refuse('import.state', 'import', '已经导入，不能再改；需要改动时请先撤销导入'))
  if (state === 'undone') refusals.push(refuse('import.state', 'import', '已经撤销，请重新上传'))
  return refusals
}

/** 导入 the chosen rows. */
export function decideApplyImport(facts: ImportFacts, actor: ImportActor): Decision {
  const refusals = [...decideEditImport(facts, actor)]
  if (facts.state === 'ready' && facts.chosen === 0)
    refusals.push(refuse('import.nothing-chosen', 'import', '还没有选中要导入的行'))
  return refusals
}

/** 撤销, as far as the import itself goes; whether anything was built on it is asked when it is done. */
export function decideUndoImport({ kind, state, cleared }: ImportFacts, actor: ImportActor): Decision {
  const refusals = [...decideImport(kind, actor)]
  if (state !== 'applied') refusals.push(refuse('import.state', 'import', '还没有导入，或已经撤销'))
  else if (cleared) refusals.push(refuse('import.cleared', 'import', '导入已超过 30 天，不能再撤销'))
  return refusals
}

/** 删除: an applied import stays on record. */
export function decideDeleteImport({ kind, state }: ImportFacts, actor: ImportActor): Decision {
  const refusals = [...decideImport(kind, actor)]
  if (state === 'applied') refusals.push(refuse('import.state', 'import', '已经导入的记录要保留，不能删除'))
  return refusals
}
