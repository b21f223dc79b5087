import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { PHASES } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { ReportState } from '../../compiling/report/report.contract.js'
import { SUBMISSION } from '../../compiling/submission/submission-lifecycle.js'
import { type Administrator, administratorOnly } from '../../district/account/administrator.js'
import type { LeadsOutcome } from '../../district/pilot-domain/pilot-domain.contract.js'

/** 更名 and aliases. `others` are the other domains. */
export function decideEditPilotDomain(
  wanted: { name: string; aliases: readonly string[] },
  others: readonly { name: string; aliases: readonly string[] }[],
  actor: Administrator,
): Decision {
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
  return refusals
}

/** A unit that is to lead, or null where the code leads nowhere. */
export type Candidate = { code: string; name: string; kind: string; active: boolean } | null

/** 调整牵头单位: one or two active agencies; a report that is signed and not yet accepted must be recalled first. */
export function decideChangeLeads(
  before: readonly string[],
  after: readonly string[],
  candidates: readonly Candidate[],
  openReports: readonly { phase: string; roundName: string; state: ReportState; signedBy: readonly string[] }[],
  actor: Administrator,
): Decision {
  const refusals: Refusal[] = [...administratorOnly(actor)]
  if (after.length < 1 || after.length > 2) refusals.push(refuse('domain.leads', 'leads', '牵头单位应是一个或两个'))
  if (new Set(after).size < after.length) refusals.push(refuse('domain.leads', 'leads', '两个牵头单位不能相同'))
  candidates.forEach((candidate, index) => {
    if (candidate?.kind !== 'agency') refusals.push(refuse('domain.lead', `leads/${index}`, '牵头单位应是区直部门'))
    else if (!candidate.active) refusals.push(refuse('domain.lead', `leads/${index}`, `${candidate.name}已经停用`))
  })
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
