import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import type { Span } from './erasure.contract.js'

export const ERASURE_REASON = { least: 2, most: 60 }
const OPEN = '［已抹去'
const CLOSE = '］'

/** The words in place of a datum: that there was one, why it went, by whom and when. */
export const erasureMark = (reason: string, by: string, on: string): string =>
  `${OPEN}：个人信息，${reason.trim()}，${by}，${on}${CLOSE}`
/** The same where there is no room for more. */
export const SHORT_MARK = `${OPEN}${CLOSE}`

/** 抹去: by an approver or the administrator of the office, of words that stand there and are not erased yet. */
export function decideErase(
  actor: { organisationKind: OrganisationKind; roles: readonly Role[] },
  text: string,
  spans: readonly Span[],
  reason: string,
): Decision {
  const refusals: Refusal[] = []
  if (actor.organisationKind !== 'office' || !actor.roles.some((role) => role === 'approver' || role === 'admin'))
    refusals.push(refuse('account.role', 'erasure', '只有区信息公开办的审签人或管理员才能抹去'))
  const { length } = [...reason.trim()]
  if (length < ERASURE_REASON.least || length > ERASURE_REASON.most)
    refusals.push(
      refuse('erasure.reason', 'reason', `请写明抹去的原因，${ERASURE_REASON.least} 到 ${ERASURE_REASON.most} 个字`),
    )
  if (spans.length === 0) refusals.push(refuse('erasure.spans', 'spans', '请选择要抹去的文字'))
  const marks = marksIn(text)
  let end = 0
  for (const [index, { from, to }] of spans.entries()) {
    const at = `spans/${index}`
    if (!(from >= end && to > from && to <= text.length))
      refusals.push(refuse('erasure.span', at, '选择的位置不在这段文字里，或与前面的重叠'))
    else if (marks.some((mark) => from < mark.to && mark.from < to))
      refusals.push(refuse('erasure.already', at, '选择的文字里有已经抹去的，请另选'))
    end = Math.max(end, to)
  }
  return refusals
}

function marksIn(text: string): Span[] {
  const marks: Span[] = []
  for (let from = text.indexOf(OPEN); from >= 0; from = text.indexOf(OPEN, from + 1)) {
    const close = text.indexOf(CLOSE, from)
    marks.push({ from, to: close < 0 ? text.length : close + 1 })
  }
  return marks
}

/** The text with the mark in place of each span. */
export function withoutSpans(text: string, spans: readonly Span[], mark: string): string {
  let result = ''
  let end = 0
  for (const { from, to } of spans) {
    result += text.slice(end, from) + mark
    end = to
  }
  return result + text.slice(end)
}

/** Distinct enough to be looked for by itself: a short name means others too. */
export function standsAlone(datum: string): boolean {
  const plain = datum.replaceAll(/\s/g, '')
  return [...plain].length >= 8 || (plain.match(/[0-9０-９]/g)?.length ?? 0) >= 6
}
