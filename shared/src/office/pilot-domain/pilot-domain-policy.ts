import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { PHASES } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { ReportState } from '../../compiling/report/report.contract.js'
import { SUBMISSION } from '../../compiling/submission/submission-lifecycle.js'
import { type Administrator, administratorOnly } from '../../district/account/administrator.js'
import type { DomainGuideline, LeadsOutcome } from '../../district/pilot-domain/pilot-domain.contract.js'

/** A domain as it is wanted. `fillers` are the units found for the codes chosen, null for a code that leads nowhere; null: all towns. */
export interface WantedDomain {
  name: string
  aliases: readonly string[]
  guideline: DomainGuideline
  fillers: readonly Candidate[] | null
}
type Others = readonly { name: string; aliases: readonly string[] }[]

/** 新增领域. `others` are all there are, also those out of use: their items are still found by their names. */
export function decideAddPilotDomain(
  wanted: WantedDomain,
  leads: readonly Candidate[],
  others: Others,
  actor: Administrator,
): Decision {
  return [...decideEditPilotDomain(wanted, others, actor), ...leadsFaults(leads)]
}

/** 更名, aliases, who fills, and the guideline. `others` are the other domains. */
export function decideEditPilotDomain(wanted: WantedDomain, others: Others, actor: Administrator): Decision {
  const refusals: Refusal[] = [...administratorOnly(actor)]
  const taken = new Set(others.flatMap(({ name, aliases }) => [name, ...aliases]))
  const fault = (name: string, at: string) => {
    if (name.length < 2 || name.length > 30) refusals.push(refuse('domain.name', at, `“${name}”：应是 2 到 30 字`))
    if (taken.has(name)) refusals.push(refuse('domain.name-taken', at, `“${name}”已是另一个领域的名称或别名`))
  }
  fault(wanted.name, 'name')
  wanted.aliases.forEach((alias, index) => {
    fault(alias, `aliases/${index}`)
  })
  wanted.fillers?.forEach((unit, index) => {
    if (unit?.kind !== 'agency' && unit?.kind !== 'town')
      refusals.push(refuse('domain.filler', `fillers/${index}`, '落实单位应是镇（街道）或区直部门'))
  })
  const { title, number } = wanted.guideline
  if (number && !title)
    refusals.push(refuse('domain.guideline', 'guideline/title', '写了文号，请同时写明标准指引的名称'))
  return refusals
}

/** 调整顺序: every domain once. */
export function decideOrderPilotDomains(
  wanted: readonly string[],
  held: readonly string[],
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor)]
  if ([...wanted].sort().join() !== [...held].sort().join())
    refusals.push(refuse('domain.order', 'domains', '应包含每个领域，每个一次；请刷新后再调整'))
  return refusals
}

/** 停用: its history stays, what is published stays until an edition withdraws it. */
export function decideRetire(domain: { name: string; retired: boolean }, actor: Administrator): Decision {
  return domain.retired
    ? [...administratorOnly(actor), refuse('domain.retired', '', `“${domain.name}”已经停用`)]
    : administratorOnly(actor)
}

/** 恢复: it needs leads that are in use. */
export function decideReinstate(
  domain: { name: string; retired: boolean },
  leads: readonly Candidate[],
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...leadsFaults(leads)]
  return domain.retired ? refusals : [...refusals, refuse('domain.in-use', '', `“${domain.name}”没有停用`)]
}

/** A unit that is to lead or to fill, or null where the code leads nowhere. */
export type Candidate = { code: string; name: string; kind: string; active: boolean } | null

/** One or two active agencies. */
function leadsFaults(leads: readonly Candidate[]): Refusal[] {
  const refusals: Refusal[] = []
  if (leads.length < 1 || leads.length > 2) refusals.push(refuse('domain.leads', 'leads', '牵头单位应是一个或两个'))
  const known = leads.flatMap((lead) => lead?.code ?? [])
  if (new Set(known).size < known.length) refusals.push(refuse('domain.leads', 'leads', '两个牵头单位不能相同'))
  leads.forEach((lead, index) => {
    if (lead?.kind !== 'agency') refusals.push(refuse('domain.lead', `leads/${index}`, '牵头单位应是区直部门'))
    else if (!lead.active) refusals.push(refuse('domain.lead', `leads/${index}`, `${lead.name}已经停用`))
  })
  return refusals
}

/** 调整牵头单位: one or two active agencies; a report that is signed and not yet accepted must be recalled first. */
export function decideChangeLeads(
  before: readonly string[],
  after: readonly string[],
  candidates: readonly Candidate[],
  openReports: readonly { phase: string; roundName: string; state: ReportState; signedBy: readonly string[] }[],
  actor: Administrator,
): Decision {
  const refusals: Refusal[] = [...administratorOnly(actor)]
  refusals.push(...leadsFaults(candidates))
  if (before.join() === after.join()) refusals.push(refuse('domain.same', 'leads', '牵头单位没有变化'))
  // In another order the same two sign: their reports stand.
  if ([...before].sort().join() === [...after].sort().join()) return refusals
  for (const { phase, roundName, state, signedBy } of openReports) {
    if (state !== 'accepted' && signedBy.length > 0) {
      const label = PHASES.find(({ code }) => code === phase)?.label ?? phase
      const text = `${roundName}的${label}已由牵头单位签署上报，请先撤回或由区信息公开办退回、接收，再调整`
      refusals.push(refuse('domain.signed', 'leads', text))
    }
  }
  return refusals
}

/** A unit has one work in a domain: what it fills for the lead that stands cannot become its own level's in mid-round. */
export const leadWasAsked = (name: string, roundName: string, index: number): Refusal =>
  refuse(
    'domain.asked',
    `leads/${index}`,
    `${name}在${roundName}正协助填报这个领域，请先由原牵头单位收回委托，或待本轮办结后再调整`,
  )

/** Approvals given stay recorded; submissions not yet approved need every lead that is to review them now. */
export function outcomeOf(
  state: SubmissionState,
  approvedBy: readonly string[],
  reviewers: readonly string[],
): { outcome: LeadsOutcome; awaits: string[] } {
  if (!SUBMISSION.mayFrom('settle', state)) return { outcome: 'stays', awaits: [] }
  const awaits = reviewers.filter((code) => !approvedBy.includes(code))
  return { outcome: awaits.length > 0 ? 'awaits' : 'settles', awaits }
}
