import { lifecycle } from './lifecycle'

const door = lifecycle({
  title: 'door',
  states: [
    { code: 'open', label: 'open' },
    { code: 'ajar', label: 'ajar' },
    { code: 'shut', label: 'shut' },
  ],
  start: 'open',
  acts: {
    paint: { label: 'paint', who: 'painter', from: ['open', 'shut'] },
    push: {
      label: 'push',
      who: 'anybody',
      from: ['open', 'ajar'],
      to: 'ajar',
      settled: { to: 'shut', when: 'all push' },
    },
    lift: { label: 'lift', who: 'anybody', from: ['shut'], to: 'open' },
  },
})

test('an act belongs to the states it names', () => {
  expect((['open', 'ajar', 'shut'] as const).map((state) => door.mayFrom('push', state))).toEqual([true, true, false])
})

test('an act leads where it says, and further once nobody is waited for', () => {
  expect([door.after('push'), door.after('push', true), door.after('lift', true)]).toEqual(['ajar', 'shut', 'open'])
})
