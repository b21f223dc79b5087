import type { DisclosureActor } from '../disclosure/disclosure-policy'
import { drawItems } from './draw-items'
import { remedyState } from './remedy-state'
import type { LookRequest } from './spot-check.contract'
import { countFault, decideDraw, decideRemedy, lookFaults } from './spot-check-policy'

const NUMBERS = Array.from({ length: 30_000 }, (_, index) => `01-unit-${String(index).padStart(5, '0')}`)

test('the same seed, numbers and count draw the same items, in whatever order and however often the numbers come', () => {
  const drawn = drawItems('seed', NUMBERS, 20)
  expect(drawItems('seed', [...NUMBERS].reverse().concat(NUMBERS), 20)).toEqual(drawn)
  expect(new Set(drawn).size).toBe(20)
  expect(drawItems('seed', NUMBERS, 5)).toEqual(drawn.slice(0, 5))
  expect(drawItems('other', NUMBERS, 20)).not.toEqual(drawn)
  expect(drawItems('seed', ['乙', '甲'], 9).sort()).toEqual(['乙', '甲'].sort())
})

test('what was drawn once is drawn for ever', () => {
  expect(drawItems('gongkai', ['01-a-0001', '01-a-0002', '01-b-0001', '02-a-0001', '02-b-0001'], 3)).toEqual([
    '02-a-0001',
    '01-a-0002',
    '02-b-0001',
  ])
})

test('each item is as likely as any other', () => {
  const pool = NUMBERS.slice(0, 10)
  const counts = new Map(pool.map((number) => [number, 0]))
  for (let seed = 0; seed < 5000; seed++)
    for (const number of drawItems(`s${seed}`, pool, 3)) counts.set(number, (counts.get(number) ?? 0) + 1)
  // 1500 each; a deviation of 150 is over four times the usual one
  for (const count of counts.values()) expect(Math.abs(count - 1500)).toBeLessThan(150)
})

const actor = (part: Partial<DisclosureActor>): DisclosureActor => ({
  organisationCode: 'civil',
  organisationKind: 'agency',
  roles: ['editor'],
  parentCode: '',
  ledDomains: ['01'],
  ...part,
})
const codes = (refusals: readonly { code: string; at: string }[]) => refusals.map(({ code, at }) => `${code} ${at}`)

test('who draws, and how many', () => {
  expect(decideDraw(actor({}))).toEqual([])
  expect(decideDraw(actor({ organisationKind: 'office', ledDomains: [] }))).toEqual([])
  expect(codes(decideDraw(actor({ ledDomains: [] })))).toEqual(['spot-check.not-lead spot-check'])
  expect(codes(decideDraw(actor({ roles: [] })))).toEqual(['account.role spot-check'])
  expect(countFault(3, 3)).toEqual([])
  expect(codes(countFault(4, 3))).toEqual(['spot-check.count count'])
  expect(codes(countFault(101, 500))).toEqual(['spot-check.count count'])
  expect(codes(countFault(1, 0))).toEqual(['spot-check.pool domain'])
})

test('what is wrong has a note and a day', () => {
  const right = { found: 'yes', complete: 'na', timely: 'yes', link: 'yes' } as const
  const said = (part: Partial<LookRequest>) =>
    codes(lookFaults({ answers: right, note: '', remedyDueOn: '', ...part }, '2026-07-20'))
  expect(said({})).toEqual([])
  expect(said({ remedyDueOn: '2026-07-31' })).toEqual(['spot-check.nothing-wrong remedyDueOn'])
  const answers = { ...right, link: 'no' } as const
  expect(said({ answers })).toEqual(['spot-check.note note', 'spot-check.due remedyDueOn'])
  expect(said({ answers, note: '打不开', remedyDueOn: '2026-07-20' })).toEqual([])
  for (const remedyDueOn of ['2026-07-19', '2027-07-20', '2026-02-30'])
    expect(said({ answers, note: '打不开', remedyDueOn })).toEqual(['spot-check.due remedyDueOn'])
})

test('a remedy closes by what was published after it, else by what was corrected', () => {
  const facts = { dueOn: '2026-07-31', publishedOn: null, correctedOn: null }
  expect(remedyState({ ...facts, dueOn: null }, '2026-08-01')).toBe('none')
  expect(remedyState(facts, '2026-07-31')).toBe('open')
  expect(remedyState(facts, '2026-08-01')).toBe('overdue')
  expect(remedyState({ ...facts, correctedOn: '2026-08-01' }, '2026-08-02')).toBe('corrected')
  expect(remedyState({ ...facts, publishedOn: '2026-08-01', correctedOn: '2026-07-30' }, '2026-08-02')).toBe(
    'published',
  )
})

test('only the unit itself says that it put right what is open', () => {
  const owner = { unitCode: 'east', domainCode: '01' }
  const east = actor({ organisationCode: 'east', organisationKind: 'town', ledDomains: [] })
  expect(decideRemedy(east, owner, 'overdue')).toEqual([])
  expect(codes(decideRemedy(east, owner, 'published'))).toEqual(['spot-check.closed spot-check'])
  expect(codes(decideRemedy(actor({}), owner, 'open'))).toEqual(['spot-check.not-yours spot-check'])
})
