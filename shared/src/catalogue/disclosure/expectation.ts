import type { Way } from '../../base/template/entry-template.js'
import { datedGroups } from '../../compiling/time-limit/latest-day.js'
import type { Period, TimeLimit, TimeUnit } from '../../compiling/time-limit/time-limit.js'
import { understandTimeLimit } from '../../compiling/time-limit/understand-time-limit.js'

/** A limit that counts from, or to, something that happens. */
export type EventLimit = Extract<TimeLimit, { kind: 'within' | 'before' | 'immediately' }>
export type PeriodicLimit = Extract<TimeLimit, { kind: 'periodic' }>

/**
 * The demand of a published item upon its unit for one subject of its 公开时限; `subject` tells those of one item apart ('' = all it holds).
 * Each published wording gives at least one.
 */
export type Expectation =
  | {
      kind: 'event'
      subject: string
      limit: EventLimit
      /** how long it has to be shown: 公示不少于N日, 长期; null where nothing is said */ shownFor:
        | { amount: number; unit: TimeUnit }
        | 'long-term'
        | null
      /** the wording names no day (及时, or words nobody understands): 条例第二十六条 does */ mark: '' | 'article26'
    }
  | { kind: 'periodic'; subject: string; limit: PeriodicLimit; times: number }
  /** must exist, and is looked through every 12 months */
  | { kind: 'standing'; subject: string }
  /** 依申请公开: not measured */
  | { kind: 'on-request'; subject: '' }

/** 条例第二十六条: within 20 working days of the information coming into being. */
const ARTICLE_26 = { about: '', kind: 'within', amount: 20, unit: 'workingDay', event: '' } as const satisfies TimeLimit

type Understood = Exclude<TimeLimit, { kind: 'asWritten' }>

/** The demands of an item, by its 公开时限 (or the unit's correction of it) and its 公开方式. */
export function expectationsOf({ timeLimit, ways }: { timeLimit: string; ways: readonly Way[] }): Expectation[] {
  if (ways.length > 0 && !ways.includes('proactive')) return [{ kind: 'on-request', subject: '' }]
  const groups = new Map<string, Understood[]>()
  const limits = understandTimeLimit(timeLimit)
  for (const limit of limits.length > 1 ? limits.map(withContents) : limits) {
    const of = groups.get(limit.about) ?? []
    // Words that nobody understands add nothing to those that are; alone, or of a subject of their own, they leave 条例第二十六条.
    if (limit.kind !== 'asWritten') of.push(limit)
    if (limit.kind !== 'asWritten' || limit.about) groups.set(limit.about, of)
  }
  const found = [...groups].flatMap(([about, limits]) => ofSubject(about, limits.map(plainLimit)))
  return found.length > 0 ? found : [within26('', '')]
}

/** 处罚决定7个工作日内公开，其他20个工作日内: beside other limits, what names no moment names the contents. */
function withContents(limit: TimeLimit): TimeLimit {
  if (limit.kind !== 'within' || limit.about || !limit.event || /[日天后时起]$/.test(limit.event)) return limit
  return { ...limit, about: limit.event, event: '' }
}

/** Several limits in one cell for the same contents: one expectation for each event they count from. */
function ofSubject(about: string, limits: readonly Understood[]): Expectation[] {
  const shown = limits.find((limit) => limit.kind === 'displayed')
  const longTerm = limits.some(({ kind }) => kind === 'longTerm')
  const shownFor = shown ? { amount: shown.amount, unit: shown.unit } : longTerm ? ('long-term' as const) : null
  const events = byEvent(limits.filter(isEventLimit))
  const found: Expectation[] = events.map((same) => {
    const { limit, mark } = strictOf(same)
    return { kind: 'event', subject: subjectOf(about, events.length > 1 ? limit.event : ''), limit, shownFor, mark }
  })
  const periodic = mostFrequent(limits.filter((limit) => limit.kind === 'periodic'))
  if (periodic) found.push({ kind: 'periodic', subject: about, limit: periodic, times: periodic.times ?? 1 })
  if (found.length > 0) return found
  // 公示不少于N日 alone: due at its start, which is the day that is recorded.
  if (shown) return [{ kind: 'event', subject: about, limit: atOnce(about), shownFor, mark: '' }]
  return longTerm ? [{ kind: 'standing', subject: about }] : [within26(about, '')]
}

const subjectOf = (about: string, event: string) => [about, event].filter(Boolean).join('：')
const atOnce = (about: string): EventLimit => ({ about, kind: 'immediately', event: '' })
const within26 = (subject: string, event: string): Expectation => ({
  kind: 'event',
  subject,
  limit: { ...ARTICLE_26, about: subject, event },
  shownFor: null,
  mark: 'article26',
})

type OfEvent = Extract<TimeLimit, { kind: 'within' | 'before' | 'immediately' | 'promptly' }>
const isEventLimit = (limit: Understood): limit is OfEvent =>
  ['within', 'before', 'immediately', 'promptly'].includes(limit.kind)

/** By the event named; a limit that names none belongs to the one before it. Ahead of an event is another thing than after it. */
function byEvent(limits: readonly OfEvent[]): OfEvent[][] {
  const groups: OfEvent[][] = []
  for (const limit of limits) {
    const ahead = (one: OfEvent) => one.kind === 'before'
    const same = groups.find((group) =>
      group.some(
        (other) => ahead(other) === ahead(limit) && (other.event === limit.event || !other.event || !limit.event),
      ),
    )
    if (same) same.push(limit)
    else groups.push([limit])
  }
  return groups
}

/** Of several for the same the one that leaves most time, since nobody is late before it; 及时 gives way to any that names a day. */
function strictOf(limits: readonly OfEvent[]): { limit: EventLimit; mark: '' | 'article26' } {
  const event = limits.find((limit) => limit.event)?.event ?? ''
  const dated = limits.filter((limit): limit is EventLimit => limit.kind !== 'promptly')
  const [first = null, ...more] = dated
  if (!first) return { limit: { ...ARTICLE_26, about: limits[0]?.about ?? '', event }, mark: 'article26' }
  const longest = more.reduce((held, next) => (dayOf(next) > dayOf(held) ? next : held), first)
  return { limit: { ...longest, event }, mark: '' }
}

const MONDAY = '2026-03-02'
const isWeekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
const dayOf = (limit: EventLimit) =>
  datedGroups([{ ...limit, event: limit.event || '事件' }], MONDAY, isWeekday)[0]?.latest ?? MONDAY

const ORDER: readonly Period[] = ['day', 'week', 'month', 'quarter', 'halfYear', 'year']
function mostFrequent(limits: readonly PeriodicLimit[]): PeriodicLimit | null {
  const frequency = ({ every, times }: PeriodicLimit) => ORDER.indexOf(every) - (times ?? 1) / 1000
  return [...limits].sort((a, b) => frequency(a) - frequency(b))[0] ?? null
}

const ENDED = /^(半年|年度|季度|月度)(?:终了|结束)后$/
const PERIOD_OF: Readonly<Record<string, Period>> = { 半年: 'halfYear', 年度: 'year', 季度: 'quarter', 月度: 'month' }
const UNIT_WORDS: Readonly<Record<TimeUnit, string>> = {
  hour: '日',
  workingDay: '个工作日',
  calendarDay: '日',
  week: '周',
  month: '个月',
  year: '年',
}

/** Hours as days, since only the day is known and nobody is late who may have been in time; 年度终了后N日内 comes each year. */
function plainLimit(limit: Understood): Understood {
  if (limit.kind !== 'within' && limit.kind !== 'before') return limit
  const inDays =
    limit.unit === 'hour'
      ? {
          ...limit,
          amount: limit.kind === 'within' ? Math.ceil(limit.amount / 24) : Math.floor(limit.amount / 24),
          unit: 'calendarDay' as const,
        }
      : limit
  const ended = ENDED.exec(inDays.event)?.[1]
  if (limit.kind !== 'within' || !ended) return inDays
  return {
    about: limit.about,
    kind: 'periodic',
    every: PERIOD_OF[ended] ?? 'year',
    times: 1,
    atLeast: false,
    by: `终了后${inDays.amount}${UNIT_WORDS[inDays.unit]}内`,
  }
}
