import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { WorkingCalendar } from '@gongkai/server/platform/working-calendar'
import { addDays, daysBetween } from '@gongkai/shared/base/time/local-date'
import { workingDaysBetween } from '@gongkai/shared/base/time/working-days'
import { explainTimeLimit } from '@gongkai/shared/compiling/time-limit/explain-time-limit'
import { understandTimeLimit } from '@gongkai/shared/compiling/time-limit/understand-time-limit'
import fc from 'fast-check'
import { WORDINGS, type Wording } from '../fixtures/time-limits'

const built = new WorkingCalendar()
const calendar = { isWorkingDay: built.isWorkingDay, knows: (year: number) => built.knows(year) }
const explain = (text: string, on = '2026-11-23', today = on) =>
  explainTimeLimit(understandTimeLimit(text), on, today, calendar)

test('so many different real wordings', () => {
  expect(new Set(WORDINGS.map(({ text }) => text)).size).toBe(WORDINGS.length)
  expect(WORDINGS.length).toBeGreaterThanOrEqual(47)
})

test.each(WORDINGS)('$text', (wording) => {
  const { example, latest, understood } = explain(wording.text)
  if (wording.way === 'none') {
    expect({ example, latest }).toEqual({ example: '', latest: null })
    return
  }
  expect(understood).not.toBe('')
  expect(example).toMatch(/^例：/)
  expect(example).toContain(wording.event)
  if (wording.way !== 'same' && !/形成|信息/.test(wording.text)) expect(example).not.toContain('形成的信息')
})

test.each([
  // 2026-11-23 is a Monday
  ['活动举办前5个工作日内', '例：今天（11 月 23 日）活动举办的，最迟 11 月 16 日就应公开'],
  ['信息形成后即时公开，最迟不超过1个工作日', '例：今天（11 月 23 日）形成的信息，最迟 11 月 24 日公开'],
  ['征收决定作出后及时公告，最迟不超过5个工作日', '例：今天（11 月 23 日）征收决定作出的，最迟 11 月 30 日公开'],
  ['批准后20日内', '例：今天（11 月 23 日）批准的，最迟 12 月 13 日公开'],
  ['20个工作日内', '例：从今天（11 月 23 日）起算的，最迟 12 月 21 日公开（原文没有写明从何时起算）'],
  ['突发事件发生后24小时内', '例：今天（11 月 23 日）突发事件发生的，最迟 11 月 24 日同一时刻公开'],
  ['每季度终了后15日内', '例：2026 年第四季度的，最迟 2027 年 1 月 15 日公开'],
  ['每季度终了后20个工作日内', '例：2026 年第四季度的，最迟 2027 年 1 月 29 日公开（预计，节假日安排公布后可能变动）'],
  ['每年3月31日前', '例：下一次最迟 2027 年 3 月 31 日公开'],
  [
    '涉及隐私的，自信息形成之日起5个工作日内；批准后20日内',
    '例：涉及隐私的，今天（11 月 23 日）形成的信息，最迟 11 月 30 日公开；今天（11 月 23 日）批准的，最迟 12 月 13 日公开',
  ],
  [
    '执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开',
    '例：执法决定信息：今天（11 月 23 日）决定作出的，最迟 12 月 2 日公开；今天（11 月 23 日）其他相关信息形成或变更的，最迟 12 月 21 日公开',
  ],
])('%s → %s', (text, sentence) => expect(explain(text).example).toBe(sentence))

test.each([
  ['按季度公开', '每季度公开'],
  ['半年至少更新1次', '每半年至少公开1次'],
  ['规划报送审批前公示，公示时间不少于30日', '公示不少于30日（自然日）'],
  ['按上级要求办理', ''],
])('%s names no day: what was understood of it is %j', (text, understood) => {
  expect(explain(text)).toEqual({ understood, example: '', latest: null, estimated: false })
})

test('another day than today is not called today', () => {
  expect(explain('批准后20日内', '2026-12-24', '2026-11-23').example).toBe(
    '例：12 月 24 日批准的，最迟 2027 年 1 月 13 日公开',
  )
})

/** From one day of 2020 to 2029 to another: also over New Year, and into years nobody has announced. */
const days = fc.integer({ min: 0, max: 3650 }).map((step) => addDays('2020-01-01', step))
/** The calendars that a limit may be reckoned with: built in, and by the office's own entries. */
const calendars = fc
  .uniqueArray(fc.tuple(days, fc.boolean()), { selector: ([date]) => date, maxLength: 40 })
  .map((entries) => {
    const own = new Map(entries)
    return {
      isWorkingDay: (date: string) => own.get(date) ?? built.isWorkingDay(date),
      knows: (year: number) => built.knows(year),
    }
  })

const dated = WORDINGS.filter((wording): wording is Exclude<Wording, { way: 'none' }> => wording.way !== 'none')

test.each(dated)('on any day and with any calendar: $text', (wording) => {
  fc.assert(
    fc.property(days, calendars, (on, calendar) => {
      const { latest, estimated, example } = explainTimeLimit(understandTimeLimit(wording.text), on, on, calendar)
      if (latest === null) throw new Error('a day was promised')
      const years = [on, latest].map((date) => Number(date.slice(0, 4)))
      if (wording.way === 'same') return latest === on && !estimated
      if (!('unit' in wording)) return latest >= on
      const sign = wording.way === 'before' ? -1 : 1
      if (wording.unit === 'workingDay') {
        // The day is so many working days away, itself one of them; the example says so if a year of them is not announced.
        const [from, to] = sign < 0 ? [latest, on] : [on, latest]
        const counted = workingDaysBetween(from, to, calendar.isWorkingDay)
        const away = sign < 0 && calendar.isWorkingDay(on) !== calendar.isWorkingDay(latest) ? [-1, 0, 1] : [0]
        return (
          away.includes(counted - wording.amount) &&
          calendar.isWorkingDay(latest) &&
          estimated === years.some((year) => !calendar.knows(year)) &&
          estimated === example.includes('预计')
        )
      }
      if (estimated) return false
      if (wording.unit === 'month') return daysBetween(on, latest) >= 28 * wording.amount
      return daysBetween(on, latest) === (sign * wording.amount) / (wording.unit === 'hour' ? 24 : 1)
    }),
    { numRuns: 60 },
  )
})

const limitsOfThePack = [
  ...new Set(Object.values(quangang.guidelines).flatMap((rows) => rows.map(({ timeLimit }) => timeLimit))),
]

test.each(limitsOfThePack)('of the region pack: %s', (text) => {
  const limits = understandTimeLimit(text)
  fc.assert(
    fc.property(days, (on) => {
      const { example, latest, understood } = explainTimeLimit(limits, on, on, calendar)
      if ((example === '') !== (latest === null)) return false
      if (latest === null) return true
      const [first] = limits.filter(({ kind }) => ['within', 'before', 'immediately', 'periodic'].includes(kind))
      // An act ahead of its event is never told for after it, nor the reverse; a limit that leaves days is not told for at once.
      const bound = limits.some(({ kind }) => kind === 'within' || kind === 'periodic')
      if (first?.kind === 'before') return latest < on && example.includes('就应公开') && understood.includes('前')
      return bound ? latest > on && !example.includes('当天') : latest === on
    }),
    { numRuns: 60 },
  )
})

test('what the region pack says before an event, by a bound and by the quarter is understood', () => {
  const kinds = new Map(limitsOfThePack.map((text) => [text, understandTimeLimit(text).map(({ kind }) => kind)]))
  expect(kinds.get('活动举办前5个工作日内')).toEqual(['before'])
  expect(kinds.get('信息形成后即时公开，最迟不超过1个工作日')).toEqual(['immediately', 'within'])
  expect(kinds.get('每季度终了后20个工作日内')).toEqual(['periodic'])
})
