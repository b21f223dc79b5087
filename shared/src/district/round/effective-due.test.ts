import { audienceOf, effectiveDue } from './effective-due'

const round = {
  milestones: [
    { phase: 'inventory', audience: 'towns', date: '2026-07-24', title: '' },
    { phase: 'inventory', audience: 'leads', date: '2026-07-31', title: '' },
    { phase: 'release', audience: 'office', date: '2026-11-30', title: '' },
  ],
} as const
const extension = (dueOn: string, domainCode: string | null = null, organisationCode = 'east') => ({
  phase: 'inventory' as const,
  organisationCode,
  domainCode,
  dueOn,
})
type Extensions = Parameters<typeof effectiveDue>[5]
const due = (extensions: Extensions, domain = '01') =>
  effectiveDue({ milestones: [...round.milestones] }, 'inventory', 'towns', 'east', domain, extensions)

test('without an extension the date is the round’s, by kind of unit', () => {
  const of = (kind: 'agency' | 'village' | 'office', phase: 'inventory' | 'release' = 'inventory') =>
    effectiveDue({ milestones: [...round.milestones] }, phase, audienceOf(kind, true), 'x', '01', [])
  expect(due([])).toBe('2026-07-24')
  expect(of('village')).toBe('2026-07-24')
  expect(of('agency')).toBe('2026-07-31')
  expect(of('office', 'release')).toBe('2026-11-30')
})

test('an extension counts for its unit, its phase and its domain', () => {
  expect(due([extension('2026-07-29')])).toBe('2026-07-29')
  expect(due([extension('2026-07-29', '01')])).toBe('2026-07-29')
  expect(due([extension('2026-07-29', '02')])).toBe('2026-07-24')
  expect(due([extension('2026-07-29', null, 'west')])).toBe('2026-07-24')
  expect(due([{ ...extension('2026-10-29'), phase: 'catalogue' }])).toBe('2026-07-24')
})

test('of several the latest; none shortens', () => {
  expect(due([extension('2026-07-28', '01'), extension('2026-08-03'), extension('2026-07-30')])).toBe('2026-08-03')
  expect(due([extension('2026-07-20')])).toBe('2026-07-24')
})

test('where the round names no date an extension makes none', () => {
  expect(effectiveDue({ milestones: [] }, 'inventory', 'towns', 'east', '01', [extension('2026-07-29')])).toBe('')
})

test('an agency that does not lead hands in by the towns’ date', () => {
  expect(audienceOf('agency', false)).toBe('towns')
  expect(audienceOf('agency', true)).toBe('leads')
  expect(audienceOf('town', false)).toBe('towns')
})

test('who joined later has a date of its own, also an earlier one, and may be granted a later one', () => {
  const joined = (dueOn: string) => ({ ...extension(dueOn, '01'), joined: true })
  expect(due([joined('2026-08-20')])).toBe('2026-08-20')
  expect(due([joined('2026-07-22')])).toBe('2026-07-22')
  expect(due([joined('2026-08-20')], '02')).toBe('2026-07-24')
  expect(due([joined('2026-08-20'), extension('2026-08-25')])).toBe('2026-08-25')
  expect(due([joined('2026-08-20'), extension('2026-08-01')])).toBe('2026-08-20')
})
