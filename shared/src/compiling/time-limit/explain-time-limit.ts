import { daysBetween, type LocalDate } from '../../base/time/local-date.js'
import { type IsWorkingDay, isEstimate, type KnowsYear } from '../../base/time/working-days.js'
import { type DatedGroup, datedGroups } from './latest-day.js'
import type { TimeLimit } from './time-limit.js'
import { describeTimeLimit } from './understand-time-limit.js'

/** The calendar of working days, and of which years it knows the holidays. */
export interface CountingCalendar {
  isWorkingDay: IsWorkingDay
  knows: KnowsYear
}

export interface ExplainedTimeLimit {
  /** the understood meaning, in one sentence; '' for nothing */ understood: string
  /** 例：… with the days, a sentence for each contents; '' where no day can be reckoned */ example: string
  /** the day of the first of them */ latest: LocalDate | null
  /** it hangs on holidays that are not announced yet */ estimated: boolean
}

export const ESTIMATED = '（预计，节假日安排公布后可能变动）'

/**
 * A 公开时限 for residents, by what happens on `on`: each sentence names the event it counts from and says no more than the wording does. Parts
 * that were not understood are left to the wording, which stands above.
 */
export function explainTimeLimit(
  limits: readonly TimeLimit[],
  on: LocalDate,
  today: LocalDate,
  calendar: CountingCalendar,
): ExplainedTimeLimit {
  const groups = datedGroups(limits, on, calendar.isWorkingDay)
  const estimated = (group: DatedGroup) =>
    group.byWorkingDays && isEstimate(group.periodEnd || on, group.latest, calendar.knows)
  const sentences = groups.map(
    (group) => aboutWhat(group.about) + sentence(group, on, today) + (estimated(group) ? ESTIMATED : ''),
  )
  return {
    understood: describeTimeLimit(limits.filter(({ kind }) => kind !== 'asWritten')),
    example: sentences.length > 0 ? `例：${sentences.join('；')}` : '',
    latest: groups[0]?.latest ?? null,
    estimated: groups[0] !== undefined && estimated(groups[0]),
  }
}

function sentence(group: DatedGroup, on: LocalDate, today: LocalDate): string {
  const { limit, latest, sameHour, periodEnd } = group
  const by = `${inWords(latest, on)}${sameHour ? '同一时刻' : ''}`
  const day = on === today ? `今天（${inWords(on, on)}）` : inWords(on, today)
  if (periodEnd) return `${periodOf(periodEnd, limit)}的，最迟 ${by}公开`
  switch (limit.kind) {
    case 'periodic':
      return `${daysBetween(on, latest) === 0 ? `${day}前` : `下一次最迟 ${by}`}公开`
    case 'before':
      return `${whatHappens(limit.event, day)}，最迟 ${by}就应公开`
    default: {
      const when = latest === on ? '当天就要公开' : `最迟 ${by}公开`
      if (limit.event) return `${whatHappens(limit.event, day)}，${when}`
      return limit.kind === 'immediately'
        ? `${day}形成的信息，${when}`
        : `从${day}起算的，${when}（原文没有写明从何时起算）`
    }
  }
}

/** 信息形成之日 → 今天（…）形成的信息; 批准后 → 今天（…）批准的; 开始日 → 今天（…）开始的. */
function whatHappens(event: string, day: string): string {
  const happens = event.replace(/(?:之日|当日|日|之?后|之?时|当天)$/, '') || event
  const info = /^(?:该|本|有关|相关)?(?:政府)?信息(.+)$/.exec(happens)?.[1]
  return info ? `${day}${info}的信息` : `${day}${happens}的`
}

function periodOf(end: LocalDate, limit: DatedGroup['limit']): string {
  const [year = '', month = 1] = [end.slice(0, 4), Number(end.slice(5, 7))]
  const every =
    limit.kind === 'periodic' ? limit.every : PERIOD_WORDS.find(([word]) => eventOf(limit).startsWith(word))?.[1]
  if (every === 'month') return `${year} 年 ${month} 月`
  if (every === 'quarter') return `${year} 年第${'一二三四'[month / 3 - 1]}季度`
  if (every === 'halfYear') return `${year} 年${month === 6 ? '上' : '下'}半年`
  return `${year} 年度`
}
const PERIOD_WORDS = [
  ['半年', 'halfYear'],
  ['季度', 'quarter'],
  ['月度', 'month'],
] as const
const eventOf = (limit: DatedGroup['limit']) => ('event' in limit ? limit.event : '')

/** 12 月 4 日, with its year where that is another. */
function inWords(date: LocalDate, from: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${date.slice(0, 4) === from.slice(0, 4) ? '' : `${year} 年 `}${month} 月 ${day} 日`
}

function aboutWhat(about: string): string {
  if (!about) return ''
  return about + (/(?:的|时|外|后)$/.test(about) ? '，' : '：')
}
