import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { PublicFields } from '../../base/template/entry.js'
import { addDays, type LocalDate } from '../../base/time/local-date.js'
import { publicFieldsOf } from '../../district/edition/snapshot.js'
import { bareTitle } from '../../district/law/bare-title.js'
import { forceDoubt, type LawsOnDay } from '../../district/law/law-times.js'
import { phaseClosed } from '../../district/round/phase-closed.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'
import type { Concern, RenewalLine, RenewalRow } from './renewal.contract.js'

/** So many days before its date a 不予公开 is to be looked at again. */
export const REASSESS_DAYS = 30

/** How a row stands to the item it goes on with, as the public would see it; `standing` null where it goes on with none. */
export function changeOf(row: PublicFields, standing: PublicFields | null): RenewalRow['change'] {
  if (!standing) return 'new'
  return JSON.stringify(publicFieldsOf(row)) === JSON.stringify(publicFieldsOf(standing)) ? 'same' : 'changed'
}

/** A changed row and a new one answer for themselves; that a row is the same has to be said. */
export const isOpen = ({ change, confirmed }: Pick<RenewalRow, 'change' | 'confirmed'>): boolean =>
  change === 'same' && !confirmed

/** 与去年相同: rows of a 年度更新 that are word for word what stands; `renewal` null in another round. `wanted` null: all of them. */
export function decideConfirm(
  facts: SubmissionFacts,
  actor: Actor,
  renewal: readonly Pick<RenewalRow, 'entryId' | 'change'>[] | null,
  wanted: readonly number[] | null,
): Decision {
  const refusals = [...decideEdit(facts, actor)]
  if (!renewal) return [...refusals, refuse('renewal.none', 'submission', '本轮是编制，不是年度更新')]
  wanted?.forEach((entryId, index) => {
    const row = renewal.find((candidate) => candidate.entryId === entryId)
    if (!row) refusals.push(refuse('entry.unknown', `entryIds/${index}`, `本任务里没有编号 ${entryId} 的公开事项`))
    else if (row.change !== 'same') {
      const text = row.change === 'new' ? '这是新增的事项，不必确认' : '这一项与已公布的不同，已按有变化处理'
      refusals.push(refuse('renewal.not-same', `entries/${entryId}`, text))
    }
  })
  return refusals
}

/** Whether a 不予公开 is due to be looked at again (条例第十八条). */
export const isReassessDue = (reassessOn: LocalDate, today: LocalDate): boolean =>
  reassessOn !== '' && reassessOn <= addDays(today, REASSESS_DAYS)

/** Of a 公开依据 that is not in force: ended since, or not begun. */
export function lawConcerns({ bases }: Pick<PublicFields, 'bases'>, laws: LawsOnDay): Concern[] {
  const texts = bases.flatMap((basis) => {
    const doubt = forceDoubt(basis, laws)
    return doubt ? `依据《${bareTitle(basis.title)}》${doubt.text}` : []
  })
  return [...new Set(texts)].map((text) => ({ kind: 'law', text }))
}

/** Of a model row that was changed, or retired, after the unit said last how its item is. */
export function modelConcerns(changedOn: LocalDate | null, goneOn: LocalDate | null): Concern[] {
  if (goneOn) return [{ kind: 'model', text: `标准指引从 ${goneOn} 起不再列这一项，请确认是否还适用` }]
  return changedOn ? [{ kind: 'model', text: `标准指引的这一项在 ${changedOn} 有修改，请对照` }] : []
}

export function reassessConcerns(reassessOn: LocalDate, today: LocalDate): Concern[] {
  if (!isReassessDue(reassessOn, today)) return []
  const text = reassessOn < today ? `应在 ${reassessOn} 前重新评估，已经过期` : `应在 ${reassessOn} 前重新评估`
  return [{ kind: 'reassess', text: `不予公开，${text}` }]
}

/** 报送 of whole domains: by an approver, while the phase is open. */
export function decideHandInDomains(actor: Pick<Actor, 'roles'>, closed: boolean): Decision {
  const refusals: Refusal[] = closed ? [phaseClosed('catalogue')] : []
  if (!actor.roles.includes('approver'))
    refusals.unshift(refuse('account.role', 'assignments', '只有本单位的审签人才能报送'))
  return refusals
}

/** The hindrance to handing a domain in as it stands, in few words; '' where there is none. */
export function hindranceOf(line: RenewalLine): string {
  if (line.state === 'submitted') return '已报送，待审核'
  if (line.state === 'approved') return '已通过审核'
  if (line.noDutyReason) return ''
  if (line.unanswered > 0) return `标准指引有 ${line.unanswered} 行要处理`
  if (line.incomplete > 0) return `${line.incomplete} 项还不完整`
  return line.rows === 0 ? '还没有公开事项' : ''
}

/** Whether nothing in it asks for a look: offered to be handed in without opening it. */
export const isUntouched = (line: RenewalLine): boolean =>
  hindranceOf(line) === '' && line.state === 'draft' && line.concerned + line.changed + line.added === 0
