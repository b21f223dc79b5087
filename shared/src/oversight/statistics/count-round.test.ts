import { countRound, median, type RoundAct } from './count-round'

const assignments = [
  { id: 1, reviewerCodes: ['civil'] },
  { id: 2, reviewerCodes: ['civil', 'housing'] },
  { id: 3, reviewerCodes: [] },
]
/** A time of July in China. */
const at = (day: number, hour = 10) => new Date(Date.UTC(2026, 6, day, hour - 8))
const act = (assignmentId: number, verb: string, when: Date, organisationCode = 'east'): RoundAct => ({
  assignmentId,
  kind: `submission.${verb}`,
  at: when,
  organisationCode,
})
const phaseOf = (acts: RoundAct[], phase = 'inventory') =>
  countRound(assignments, acts).phases.find((each) => each.phase === phase)

test('nothing happened yet', () => {
  const { phases, leads } = countRound(assignments, [])
  expect(phases).toEqual([
    { phase: 'inventory', assignments: 3, days: [], returns: [] },
    { phase: 'catalogue', assignments: 3, days: [], returns: [] },
  ])
  expect(leads.get('civil')).toEqual({ verdicts: 0, returned: 0, waiting: 0, medianHours: null, longestHours: null })
})

test('days tell what happened and what stands; a return takes it out, a second hand-in puts it back', () => {
  const phase = phaseOf([
    act(1, 'submitted', at(1)),
    act(3, 'submitted', at(1, 11), 'civil'),
    act(1, 'returned', at(2), 'civil'),
    act(1, 'submitted', at(4)),
    act(1, 'approved', at(4, 12), 'civil'),
  ])
  expect(phase?.days).toEqual([
    { date: '2026-07-01', handedIn: 2, approved: 1, returned: 0, handedInTotal: 2, approvedTotal: 1 },
    { date: '2026-07-02', handedIn: 0, approved: 0, returned: 1, handedInTotal: 1, approvedTotal: 1 },
    { date: '2026-07-04', handedIn: 1, approved: 1, returned: 0, handedInTotal: 2, approvedTotal: 2 },
  ])
  expect(phase?.returns).toEqual([
    { times: 0, assignments: 1 },
    { times: 1, assignments: 1 },
  ])
})

test('of two leads both count, and the approval only with the second; a return clears the first', () => {
  const acts = [
    act(2, 'submitted', at(1)),
    act(2, 'approved', at(1, 14), 'civil'),
    act(2, 'returned', at(2), 'housing'),
    act(2, 'submitted', at(3)),
    act(2, 'approved', at(3, 12), 'housing'),
  ]
  const half = countRound(assignments, acts)
  expect(half.phases[0]?.days.at(-1)).toMatchObject({ handedInTotal: 1, approvedTotal: 0 })
  expect(half.leads.get('civil')).toEqual({
    verdicts: 1,
    returned: 0,
    waiting: 1,
    medianHours: 4,
    longestHours: 4,
  })
  expect(half.leads.get('housing')).toEqual({
    verdicts: 2,
    returned: 1,
    waiting: 0,
    medianHours: 13,
    longestHours: 24,
  })
  const whole = countRound(assignments, [...acts, act(2, 'approved', at(3, 16), 'civil')])
  expect(whole.phases[0]?.days.at(-1)).toMatchObject({ approved: 1, approvedTotal: 1 })
})

test('recall and reopening by the office; taking back one’s own approval says nothing about pace', () => {
  const { phases, leads } = countRound(assignments, [
    act(1, 'submitted', at(1)),
    act(1, 'recalled', at(1, 11)),
    act(1, 'submitted', at(2)),
    act(1, 'approved', at(2, 11), 'civil'),
    act(1, 'returned', at(9), 'civil'),
    act(1, 'submitted', at(10)),
    act(1, 'approved', at(10, 13), 'civil'),
    act(1, 'reopened', at(12), 'office'),
  ])
  expect(phases[0]?.days.at(-1)).toMatchObject({ date: '2026-07-12', returned: 1, handedInTotal: 0, approvedTotal: 0 })
  expect(phases[0]?.returns).toEqual([
    { times: 0, assignments: 0 },
    { times: 1, assignments: 0 },
    { times: 2, assignments: 1 },
  ])
  expect(leads.get('civil')).toMatchObject({ verdicts: 2, returned: 1, medianHours: 2, longestHours: 3 })
  expect(leads.has('office')).toBe(false)
})

test('the accepted inventory opens the catalogue, which is counted by itself', () => {
  const acts = [
    act(1, 'submitted', at(1)),
    act(1, 'approved', at(2), 'civil'),
    act(1, 'opened', at(5), 'office'),
    act(1, 'submitted', at(20)),
  ]
  expect(phaseOf(acts)?.days.at(-1)).toMatchObject({ date: '2026-07-02', approvedTotal: 1 })
  expect(phaseOf(acts, 'catalogue')?.days).toMatchObject([{ date: '2026-07-20', handedInTotal: 1, approvedTotal: 0 }])
})

test('a day is China’s; what is not of the round is not counted', () => {
  const days = phaseOf([act(1, 'submitted', at(1, 24)), act(99, 'submitted', at(1)), act(1, 'delegated', at(3))])?.days
  expect(days).toMatchObject([{ date: '2026-07-02' }])
})

test.each([
  [[], null],
  [[3], 3],
  [[9, 1], 5],
  [[9, 1, 4], 4],
])('the median of %j is %s', (values, expected) => {
  expect(median(values)).toBe(expected)
})
