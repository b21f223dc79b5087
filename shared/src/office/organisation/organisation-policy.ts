import { folded } from '../../base/folded.js'
import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { type Administrator, administratorOnly } from '../../district/account/administrator.js'

/** The facts of a 单位 that the rules need. */
export interface OrganisationFacts {
  code: string
  name: string
  kind: OrganisationKind
  parent: string | null
  active: boolean
  mergedInto: string | null
  /** names of the domains it leads */ leads: readonly string[]
  activeVillages: number
  /** anything that refers to it: work, people, former names, the ledger's units */ history: readonly string[]
}

export interface OpenWork {
  id: number
  roundCode: string
  roundName: string
  domainCode: string
  domainName: string
}

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/

function nameFaults(name: string, others: readonly { name: string; parent: string | null }[], parent: string | null) {
  const refusals: Refusal[] = []
  const { length } = name.trim()
  if (length < 2 || length > 60) refusals.push(refuse('organisation.name', 'name', '单位名称：2 到 60 字'))
  if (others.some((other) => folded(other.name) === folded(name) && other.parent === parent))
    refusals.push(refuse('organisation.name-taken', 'name', `已有名为“${name.trim()}”的单位`))
  return refusals
}

/** 新建: a town, an agency, or a village under an active town. `others` are all units. */
export function decideCreateOrganisation(
  wanted: { kind: OrganisationKind; name: string; code: string; parent: string | null },
  others: readonly Pick<OrganisationFacts, 'code' | 'name' | 'kind' | 'parent' | 'active'>[],
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...nameFaults(wanted.name, others, wanted.parent)]
  if (wanted.kind === 'office')
    refusals.push(refuse('organisation.one-office', 'kind', '区信息公开办只有一个，不能新建'))
  if (!CODE.test(wanted.code))
    refusals.push(refuse('organisation.code', 'code', '单位代码：小写字母、数字和连字符，最多 40 个'))
  if (others.some(({ code }) => code === wanted.code))
    refusals.push(refuse('organisation.code-taken', 'code', `单位代码 ${wanted.code} 已被使用`))
  const town = others.find(({ code }) => code === wanted.parent)
  if (wanted.kind === 'village' && (town?.kind !== 'town' || !town.active))
    refusals.push(refuse('organisation.parent', 'parent', '请选择村（社区）所属的镇（街道）'))
  if (wanted.kind !== 'village' && wanted.parent !== null)
    refusals.push(refuse('organisation.parent', 'parent', '只有村（社区）才有所属的镇（街道）'))
  return refusals
}

/** 更名, and whether it takes part in rounds. */
export function decideEditOrganisation(
  facts: OrganisationFacts,
  name: string,
  others: readonly { name: string; parent: string | null }[],
  actor: Administrator,
): Decision {
  return [...administratorOnly(actor), ...stillThere(facts), ...nameFaults(name, others, facts.parent)]
}

function stillThere(facts: OrganisationFacts): Refusal[] {
  return facts.mergedInto ? [refuse('organisation.merged', '', `${facts.name}已经并入其他单位`)] : []
}

function leadsNothing(facts: OrganisationFacts): Refusal[] {
  return facts.leads.map((domain) =>
    refuse('organisation.leads', '', `${facts.name}是“${domain}”的牵头单位，请先在试点领域里改由其他单位牵头`),
  )
}

/** 停用: its people cannot sign in, new rounds pass it by; open work stays readable and is reported with a reason. */
export function decideDeactivate(facts: OrganisationFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...leadsNothing(facts)]
  if (facts.kind === 'office') refusals.push(refuse('organisation.office', '', '区信息公开办不能停用'))
  if (!facts.active) refusals.push(refuse('organisation.state', '', `${facts.name}已经停用`))
  if (facts.activeVillages > 0)
    refusals.push(
      refuse('organisation.villages', '', `${facts.name}还有 ${facts.activeVillages} 个村（社区），请先停用或并入`),
    )
  return refusals
}

/** An open complaint is somebody's: a unit that has some is put out of use only with who answers them from now on. */
export function decideFeedbackTo(
  facts: OrganisationFacts,
  open: number,
  to: { code: string; name: string; kind: OrganisationKind; active: boolean; people: boolean } | null | undefined,
): Decision {
  const at = 'feedbackTo'
  if (to === null) return [refuse('organisation.unknown', at, '没有接办群众反馈的单位')]
  if (to === undefined)
    return open > 0
      ? [refuse('organisation.feedback', at, `${facts.name}还有 ${open} 件群众反馈没有答复，请选择接办的单位`)]
      : []
  if (to.code === facts.code || to.kind === 'village' || !to.active || !to.people)
    return [refuse('organisation.feedback-to', at, '接办群众反馈的应是其他在用、有账号的区直部门或镇（街道）')]
  return []
}

export function decideReactivate(facts: OrganisationFacts, parentActive: boolean, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...stillThere(facts)]
  if (facts.active) refusals.push(refuse('organisation.state', '', `${facts.name}没有停用`))
  if (!parentActive) refusals.push(refuse('organisation.parent', '', '所属的镇（街道）已停用，请先恢复'))
  return refusals
}

/** Whether it may be merged into another at all. */
export function decideLeave(from: OrganisationFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...stillThere(from), ...leadsNothing(from)]
  if (from.kind === 'office') refusals.push(refuse('organisation.office', '', '区信息公开办不能并入其他单位'))
  return refusals
}

/** 并入: `from` ends, its open work goes to `into` unless that has its own in the same domain and round. */
export function decideMerge(
  from: OrganisationFacts,
  into: OrganisationFacts | null,
  work: { from: readonly OpenWork[]; into: readonly OpenWork[] },
  actor: Administrator,
): Decision {
  const refusals = [...decideLeave(from, actor)]
  if (!into) return [...refusals, refuse('organisation.unknown', 'into', '没有要并入的单位')]
  if (into.code === from.code) return [...refusals, refuse('organisation.itself', 'into', '不能并入自己')]
  if (into.kind !== from.kind)
    refusals.push(refuse('organisation.kind', 'into', `${into.name}与${from.name}不是同类单位，不能合并`))
  else if (into.kind === 'village' && into.parent !== from.parent)
    refusals.push(refuse('organisation.parent', 'into', '只能并入同一个镇（街道）的村（社区）'))
  if (!into.active) refusals.push(refuse('organisation.state', 'into', `${into.name}已经停用`))
  for (const { id, roundCode, roundName, domainCode, domainName } of work.from) {
    if (work.into.some((own) => own.roundCode === roundCode && own.domainCode === domainCode)) {
      const text = `${roundName}“${domainName}”：两个单位都有未办结的任务，请办结后再合并`
      refusals.push(refuse('organisation.both-work', `assignments/${id}`, text))
    }
  }
  return refusals
}

/** 删除: only what was never used. */
export function decideDelete(facts: OrganisationFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor)]
  if (facts.history.length > 0)
    refusals.push(
      refuse('organisation.history', '', `${facts.name}已有${facts.history.join('、')}，不能删除，可以停用或并入`),
    )
  return refusals
}
