import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { firstAfterHandIn, firstAfterRecall } from '@gongkai/shared/compiling/submission/first-hand-in'
import { isLate } from '@gongkai/shared/district/round/is-late'
import fc from 'fast-check'

const act = fc.record({
  act: fc.constantFrom('hand-in', 'recall', 'return', 'approve', 'move'),
  /** hours since the act before */ after: fc.integer({ min: 1, max: 200 }),
  due: fc.integer({ min: 1, max: 28 }).map((day) => `2026-12-${String(day).padStart(2, '0')}`),
})

test('whatever is handed in, returned, recalled and moved: no return makes late, and the first hand-in that stood decides', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let now = Date.UTC(2026, 10, 28)
      let due = '2026-12-09'
      let [state, first, sent]: [string, Date | null, Date | null] = ['draft', null, null]
      /** every hand-in that was not recalled, by the history alone */
      const stood: Date[] = []
      for (const { act, after, due: moved } of acts) {
        now += after * 3600_000
        const today = localDateAt(new Date(now))
        const late = () => isLate(first && localDateAt(first), due, today)
        const before = late()
        if (act === 'move') due = moved
        if (act === 'hand-in' && (state === 'draft' || state === 'returned')) {
          sent = new Date(now)
          first = firstAfterHandIn(first, sent)
          stood.push(sent)
          state = 'submitted'
          if (late() !== before) return false
        }
        if (act === 'recall' && state === 'submitted') {
          first = firstAfterRecall(first, sent)
          stood.pop()
          ;[sent, state] = [null, 'draft']
        }
        if (act === 'approve' && state === 'submitted') state = 'approved'
        if (act === 'return' && (state === 'submitted' || state === 'approved')) {
          state = 'returned'
          if (late() !== before) return false
        }
        if (first?.getTime() !== stood[0]?.getTime()) return false
      }
      return true
    }),
    { numRuns: 500 },
  )
})
