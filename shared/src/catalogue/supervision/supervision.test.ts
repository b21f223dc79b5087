import type { DisclosureActor } from '../disclosure/disclosure-policy'
import type { IssueRequest } from './supervision.contract'
import { decideIssue, decideWithdraw, issueFaults, maySeeSupervision } from './supervision-policy'
import { closedOn, supervisionNumber, supervisionState } from './supervision-state'

const codes = (refusals: readonly { code: string; at: string }[]) => refusals.map(({ code, at }) => `${code} ${at}`)
const office: DisclosureActor = {
  organisationCode: 'office',
  organisationKind: 'office',
  roles: ['approver'],
  parentCode: '',
  ledDomains: [],
}

test('it closes itself when the last thing is published', () => {
  const things = [{ doneOn: '2026-07-22' }, { doneOn: null }]
  const standing = (part: object, today: string) =>
    supervisionState({ dueOn: '2026-07-31', withdrawn: false, things, ...part }, today)
  expect(standing({}, '2026-07-31')).toBe('open')
  expect(standing({}, '2026-08-01')).toBe('overdue')
  expect(standing({ withdrawn: true }, '2026-08-01')).toBe('withdrawn')
  const all = [{ doneOn: '2026-08-03' }, { doneOn: '2026-07-22' }]
  expect(standing({ things: all }, '2026-08-04')).toBe('closed')
  expect([closedOn(all), closedOn(things)]).toEqual(['2026-08-03', ''])
  expect(supervisionNumber(2026, 12)).toBe('〔2026〕12号')
})

test('the office’s approvers issue it, upon something, with a demand and a day', () => {
  expect(decideIssue(office)).toEqual([])
  expect(codes(decideIssue({ ...office, roles: ['editor'] }))).toEqual(['account.role supervision'])
  expect(codes(decideIssue({ ...office, organisationKind: 'agency' }))).toEqual(['account.role supervision'])
  const said = (part: Partial<IssueRequest>) =>
    codes(
      issueFaults(
        { unit: 'east', demand: '请公开', dueOn: '2026-07-31', occurrenceIds: [1], publicNumbers: [], ...part },
        '2026-07-20',
      ),
    )
  expect(said({})).toEqual([])
  expect(said({ demand: ' ', dueOn: '2026-07-20', occurrenceIds: [] })).toEqual([
    'supervision.nothing occurrenceIds',
    'supervision.demand demand',
    'supervision.due dueOn',
  ])
  expect(said({ dueOn: '2027-07-20' })).toEqual(['supervision.due dueOn'])
})

test('it is seen by the office, its unit and the villages of it, and withdrawn while it is open', () => {
  const sees = (part: Partial<DisclosureActor>) =>
    maySeeSupervision({ ...office, organisationKind: 'town', ...part }, 'east')
  expect(maySeeSupervision(office, 'east')).toBe(true)
  expect([sees({ organisationCode: 'east' }), sees({ parentCode: 'east' }), sees({})]).toEqual([true, true, false])
  expect(decideWithdraw(office, true, 'overdue')).toEqual([])
  expect(codes(decideWithdraw(office, true, 'closed'))).toEqual(['supervision.closed supervision'])
  expect(codes(decideWithdraw(office, false, 'withdrawn'))).toEqual([
    'account.role supervision',
    'supervision.withdrawn supervision',
  ])
})
