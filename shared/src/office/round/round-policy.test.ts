import type { PackMilestone } from '../../base/region/region-pack'
import type { Administrator } from '../../district/account/administrator'
import { shiftYear } from '../../district/round/shift-year'
import {
  decideClosePhase,
  decideCreateRound,
  decideGrantExtension,
  decideMoveMilestone,
  decideReopenPhase,
  decideSetCalendarDays,
  decideWithdrawExtension,
  milestoneFaults,
  moved,
} from './round-policy'

const admin: Administrator = { personId: 1, organisationKind: 'office', roles: ['admin'] }
const lead: Administrator = { personId: 2, organisationKind: 'agency', roles: ['approver'] }
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
const milestone = (
  phase: PackMilestone['phase'],
  audience: PackMilestone['audience'],
  date: string,
): PackMilestone => ({ phase, audience, date, title: '' })
/** The 2020 round of the notice. */
const notice = [
  milestone('inventory', 'towns', '2020-07-24'),
  milestone('inventory', 'leads', '2020-07-31'),
  milestone('catalogue', 'towns', '2020-09-30'),
  milestone('catalogue', 'leads', '2020-10-31'),
  milestone('release', 'office', '2020-11-30'),
]

test('the notice’s own dates stand, a Saturday among them; the same day for two is allowed', () => {
  expect(milestoneFaults(notice)).toEqual([])
  expect(milestoneFaults(moved(notice, { phase: 'inventory', audience: 'leads', date: '2020-07-24' }))).toEqual([])
})

test('missing, doubled, impossible and disordered dates are told all at once', () => {
  const [first] = notice
  const wrong = [...notice.slice(0, 2), milestone('inventory', 'towns', '2020-02-30'), ...notice.slice(3)]
  expect(codes(milestoneFaults(wrong)).sort()).toEqual(['round.date', 'round.missing', 'round.twice'])
  expect(codes(milestoneFaults(first ? [first] : []))).toEqual(Array(3).fill('round.missing'))
})

test('a date moves within the order of the work; a reason is asked for only when it is done', () => {
  const move = (date: string, reason?: string) =>
    codes(
      decideMoveMilestone(
        notice,
        { phase: 'inventory', audience: 'leads', date, ...(reason === undefined ? {} : { reason }) },
        admin,
      ),
    )
  expect(move('2020-08-31')).toEqual([])
  expect(move('2020-08-31', '')).toEqual(['administration.reason'])
  expect(move('2020-07-23')).toEqual(['round.order'])
  expect(move('2020-10-01')).toEqual(['round.order'])
})

test('a round is never older than the newest', () => {
  const create = (year: number) =>
    codes(decideCreateRound({ name: '新一轮', year, milestones: notice }, [{ name: '2020年编制', year: 2020 }], admin))
  expect(create(2020)).toEqual([])
  expect(create(2019)).toEqual(['round.year'])
})

test('closing and reopening, once each', () => {
  expect(codes(decideClosePhase(false, '集中汇总', admin))).toEqual([])
  expect(codes(decideClosePhase(true, '集中汇总', admin))).toEqual(['round.closed'])
  expect(codes(decideReopenPhase(false, '补报', lead))).toEqual(['account.role', 'administration.reason', 'round.open'])
})

test('an extension lies after the date that counts now and not in the past', () => {
  const facts = {
    organisation: { name: '东镇', kind: 'town' as const, active: true },
    hasWork: true,
    due: '2020-07-24',
    phaseClosed: false,
    today: '2020-07-27',
  }
  const grant = (dueOn: string, change: Partial<typeof facts> = {}) =>
    codes(decideGrantExtension({ ...facts, ...change }, { dueOn, reason: '台风救灾' }, admin))
  expect(grant('2020-07-27')).toEqual([])
  expect(grant('2020-07-26')).toEqual(['extension.past'])
  expect(grant('2020-07-24')).toEqual(['extension.past', 'extension.earlier'])
  expect(grant('2020-08-01', { due: '2020-08-01' })).toEqual(['extension.earlier'])
  expect(grant('2020-08-01', { phaseClosed: true, hasWork: false })).toEqual(['extension.no-work', 'round.closed'])
  expect(grant('2020-08-01', { organisation: { ...facts.organisation, active: false } })).toEqual([
    'extension.organisation',
  ])
  expect(codes(decideWithdrawExtension({ withdrawn: true, joined: false }, '灾情解除', lead))).toEqual([
    'account.role',
    'extension.withdrawn',
  ])
})

test('at most a month is entered in the calendar at once', () => {
  const set = (days: number) =>
    codes(decideSetCalendarDays({ from: '2027-10-01', to: '2027-10-07', note: '国庆节' }, days, admin))
  expect([set(7), set(0), set(32)]).toEqual([[], ['calendar.order'], ['calendar.long']])
})

test('a plan in another year keeps its days; 02-29 becomes 02-28, and New Year is still spanned', () => {
  const plan = [milestone('inventory', 'towns', '2024-02-29'), milestone('release', 'office', '2025-01-10')]
  expect(shiftYear(plan, 2024, 2027).map(({ date }) => date)).toEqual(['2027-02-28', '2028-01-10'])
})
