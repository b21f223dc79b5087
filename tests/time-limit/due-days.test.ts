import { addDays, daysBetween } from '@gongkai/shared/base/time/local-date'
import { workingDaysBetween } from '@gongkai/shared/base/time/working-days'
import { dueOn, nextPeriodicDue, reckonedWith } from '@gongkai/shared/catalogue/disclosure/due-on'
import { type Expectation, expectationsOf } from '@gongkai/shared/catalogue/disclosure/expectation'
import { itemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { occurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import fc from 'fast-check'

/** Monday to Friday; 2026-11-23 is a Monday. */
const weekdays = (date: string) => ((daysBetween('2026-11-23', date) % 7) + 7) % 7 < 5
const of = (timeLimit: string) => expectationsOf({ timeLimit, ways: ['proactive'] })
const first = (timeLimit: string) => of(timeLimit)[0] as Expectation
const published = (publishedOn: string) => ({
  channels: ['website' as const],
  publishedOn,
  shownUntil: null,
  takenDownOn: null,
})
const thing = (...disclosures: ReturnType<typeof published>[]) => ({ promised: ['website' as const], disclosures })
const NOTHING_KNOWN = { withdrawn: false, unsettled: [], lastWasLate: false, lastNothing: null }

/** Any day of ten years. */
const days = fc.integer({ min: 0, max: 3650 }).map((step) => addDays('2020-01-01', step))
const amounts = fc.integer({ min: 1, max: 60 })
const wordings = fc.oneof(
  fc
    .tuple(amounts, fc.constantFrom('个工作日', '日', '个月', '小时'))
    .map(([n, unit]) => `决定作出之日起${n}${unit}内`),
  fc.tuple(amounts, fc.constantFrom('个工作日', '日')).map(([n, unit]) => `会议召开前${n}${unit}`),
  fc.tuple(fc.constantFrom('年', '季度', '月', '半年'), amounts).map(([of, n]) => `每${of}终了后${n}日内公开`),
  fc.constantFrom('每周更新', '每日更新', '每年3月31日前', '每月10日前', '每月底', '按季度公开'),
  fc.constantFrom('实时公开', '及时公开', '长期公开', '公示不少于7日', '同上', ''),
  fc.string({ maxLength: 40 }),
)

test('whatever is written and whenever it happens: there is an expectation, a day on the right side, and a state', () => {
  fc.assert(
    fc.property(wordings, days, days, fc.option(days), (text, formedOn, today, publishedOn) => {
      const expectations = of(text)
      expect(expectations.length).toBeGreaterThan(0)
      for (const expectation of expectations) {
        const found = dueOn(expectation, formedOn, weekdays)
        if (!found) throw new Error('a proactive item names no day')
        const ahead = expectation.kind === 'event' && expectation.limit.kind === 'before'
        expect(ahead ? found.dueOn <= formedOn : found.dueOn >= formedOn).toBe(true)
        // A later thing is never due before an earlier one.
        expect((dueOn(expectation, addDays(formedOn, 1), weekdays)?.dueOn ?? '') >= found.dueOn).toBe(true)
        const disclosures = publishedOn ? [published(publishedOn)] : []
        const state = occurrenceState({ ...thing(...disclosures), formedOn, dueOn: found.dueOn }, today, weekdays)
        if (publishedOn) expect(state).toBe(publishedOn <= found.dueOn ? 'on-time' : 'late')
        else if (state === 'overdue') expect(today > found.dueOn).toBe(true)
        else expect(state === 'open').toBe(workingDaysBetween(today, found.dueOn, weekdays) > 5)
        const marks = reckonedWith(formedOn, found.dueOn, weekdays)
        if (marks.length < 200) expect(marks).toHaveLength(Math.abs(daysBetween(formedOn, found.dueOn)))
      }
      const facts = {
        ...NOTHING_KNOWN,
        expectations,
        lastFormedOn: formedOn,
        publishedOn: publishedOn ? [publishedOn] : [],
      }
      expect(itemState(facts, today, weekdays)).toMatch(/^(on-time|overdue|due-soon|not-started)$/)
    }),
    { numRuns: 400 },
  )
})

test('days of a periodic limit follow one another, none twice', () => {
  const periodic = fc.constantFrom(
    '每季度终了后20个工作日内',
    '每月10日前',
    '每周一公布',
    '每年3月31日前',
    '每半年至少1次',
  )
  fc.assert(
    fc.property(periodic, days, (text, day) => {
      const expectation = first(text)
      if (expectation.kind !== 'periodic') throw new Error(text)
      const next = nextPeriodicDue(expectation.limit, day, weekdays)
      expect(next > day).toBe(true)
      expect(daysBetween(day, next)).toBeLessThanOrEqual(397)
      expect(nextPeriodicDue(expectation.limit, addDays(next, -1), weekdays)).toBe(next)
    }),
    { numRuns: 300 },
  )
})

/** The working calendar with some days off more. */
const withHolidays = (off: readonly string[]) => (date: string) => weekdays(date) && !off.includes(date)

test('a holiday more never brings a day forward; ahead of an event it never puts one off', () => {
  const event = fc
    .tuple(amounts, fc.constantFrom('个工作日', '日', '个月'))
    .map(([n, unit]) => `决定作出之日起${n}${unit}内`)
  const ahead = amounts.map((n) => `会议召开前${n}个工作日`)
  const other = fc.constantFrom('及时公开', '实时公开', '长期公开', '每季度终了后20个工作日内', '公示不少于7个工作日')
  const breaks = fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.oneof(event, ahead, other), days, breaks, (text, formedOn, steps) => {
      const expectation = first(text)
      const isWorkingDay = withHolidays(steps.map((step) => addDays(formedOn, step)))
      const before = dueOn(expectation, formedOn, weekdays)
      const after = dueOn(expectation, formedOn, isWorkingDay)
      if (!before || !after) throw new Error(text)
      if (text.startsWith('会议')) expect(after.dueOn <= before.dueOn).toBe(true)
      else expect(after.dueOn >= before.dueOn).toBe(true)
      // Calendar days know no holidays.
      if (!after.byWorkingDays) expect(after.dueOn).toBe(before.dueOn)
    }),
    { numRuns: 300 },
  )
})

test('working days are counted by the calendar, calendar days by the day; 及时 is 条例第二十六条, 实时 the same day', () => {
  fc.assert(
    fc.property(amounts, days, (n, formedOn) => {
      const due = (text: string) => dueOn(first(text), formedOn, weekdays)
      const worked = due(`批准后${n}个工作日内`)?.dueOn ?? ''
      expect(workingDaysBetween(formedOn, worked, weekdays)).toBe(n)
      expect(weekdays(worked)).toBe(true)
      expect(due(`批准后${n}日内`)?.dueOn).toBe(addDays(formedOn, n))
      expect(due(`会议召开前${n}日`)?.dueOn).toBe(addDays(formedOn, -n))
      expect(due('及时公开')).toMatchObject({ dueOn: due('批准后20个工作日内')?.dueOn, mark: 'article26' })
      expect(due('实时公开')).toMatchObject({ dueOn: formedOn, mark: '' })
    }),
  )
})
