import { type Refusal, refuse } from '../../base/refusal.js'
import { labelOf } from '../../base/template/entry-template.js'
import { NUMBER, parseNumber } from './chinese-number.js'
import { TIME_UNITS, type TimeLimit, type TimeUnit } from './time-limit.js'
import { understandTimeLimit } from './understand-time-limit.js'

/** 条例第二十六条 (proactive) and 第三十三条 (on request): 20 working days, which without a holiday are 28 days. */
const MOST_WORKING_DAYS = 20
const MOST_CALENDAR_DAYS = 28
const CALENDAR_DAYS: Readonly<Record<Exclude<TimeUnit, 'workingDay'>, number>> = {
  hour: 1 / 24,
  calendarDay: 1,
  week: 7,
  month: 30,
  year: 365,
}

/** Limits of a 公开时限 that are, or may be, longer than the 条例 allows; `at` is `timeLimit`. */
export function timeLimitIssues(text: string): Refusal[] {
  return understandTimeLimit(text).flatMap(issuesOf)
}

function issuesOf(limit: TimeLimit): Refusal[] {
  // How long something stays on show, how early or how often it comes is no question of art. 26.
  if (limit.kind === 'within') return tooLong(limit.amount, limit.unit, /申请/.test(limit.event))
  if (limit.kind !== 'asWritten') return []
  const pattern = new RegExp(`(${NUMBER})个?工作[日天]之?以?内`, 'g')
  const longest = Math.max(0, ...[...limit.text.matchAll(pattern)].map(([, amount = '']) => parseNumber(amount) || 0))
  return tooLong(longest, 'workingDay', /申请/.test(limit.text))
}

function tooLong(amount: number, unit: TimeUnit, onRequest: boolean): Refusal[] {
  const written = `“${amount}${labelOf(TIME_UNITS, unit)}”`
  const rule = onRequest
    ? '条例第三十三条规定自收到申请之日起20个工作日内答复，需要延长的最多再延长20个工作日'
    : '条例第二十六条规定自信息形成或者变更之日起20个工作日内公开，法律、法规另有规定的除外'
  if (unit === 'workingDay') {
    return amount > MOST_WORKING_DAYS
      ? [refuse('time-limit.too-long', 'timeLimit', `${written}超过20个工作日：${rule}`)]
      : []
  }
  return amount * CALENDAR_DAYS[unit] > MOST_CALENDAR_DAYS
    ? [refuse('time-limit.doubtful', 'timeLimit', `${written}可能超过20个工作日（一般约28日）：${rule}`)]
    : []
}
