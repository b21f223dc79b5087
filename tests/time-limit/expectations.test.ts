import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { WorkingCalendar } from '@gongkai/server/platform/working-calendar'
import { dueOn } from '@gongkai/shared/catalogue/disclosure/due-on'
import { expectationsOf } from '@gongkai/shared/catalogue/disclosure/expectation'
import { occurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { understandTimeLimit } from '@gongkai/shared/compiling/time-limit/understand-time-limit'
import { WORDINGS } from '../fixtures/time-limits'

const { isWorkingDay } = new WorkingCalendar()
const models = Object.values(quangang.guidelines).flat()
const wordings = [...new Set([...models.map(({ timeLimit }) => timeLimit), ...WORDINGS.map(({ text }) => text)])]
const ON = '2026-11-23'

test.each(wordings)('%s: something is expected, by a day, and has a state', (timeLimit) => {
  const expectations = expectationsOf({ timeLimit, ways: ['proactive'] })
  expect(expectations.length).toBeGreaterThan(0)
  expect(new Set(expectations.map(({ kind, subject }) => `${kind} ${subject}`)).size).toBe(expectations.length)
  for (const expectation of expectations) {
    const due = dueOn(expectation, ON, isWorkingDay)
    if (!due) throw new Error('no day')
    const facts = { formedOn: ON, dueOn: due.dueOn, promised: [], disclosures: [] }
    expect(['open', 'due-soon', 'overdue']).toContain(occurrenceState(facts, ON, isWorkingDay))
  }
})

test('of the wordings that name a day in so many days, the same day is due', () => {
  const simple = WORDINGS.filter((one) => one.way === 'after' && understandTimeLimit(one.text).length === 1)
  expect(simple.length).toBeGreaterThan(15)
  for (const one of simple) {
    const [expectation] = expectationsOf({ timeLimit: one.text, ways: ['proactive'] })
    if (one.way !== 'after' || expectation?.kind !== 'event') throw new Error(one.text)
    if (one.unit !== 'hour') expect(expectation.limit).toMatchObject({ kind: 'within', amount: one.amount })
    expect(expectation.mark).toBe('')
  }
})

test('all four kinds are among what the notice’s units publish, or can', () => {
  const kinds = new Set(
    wordings.flatMap((timeLimit) => expectationsOf({ timeLimit, ways: ['proactive'] })).map(({ kind }) => kind),
  )
  expect([...kinds].sort()).toEqual(['event', 'periodic', 'standing'])
  expect(expectationsOf({ timeLimit: ON, ways: ['onRequest'] })[0]?.kind).toBe('on-request')
})
