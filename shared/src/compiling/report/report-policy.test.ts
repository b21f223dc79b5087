import type { Actor } from '../submission/submission-policy'
import { decideAccept, decideReturnReport, decideSign, type ReportFacts } from './report-policy'

const facts: ReportFacts = {
  state: 'preparing',
  leadCodes: ['civil', 'housing'],
  signedBy: [],
  officeCode: 'office',
  unpublished: false,
  phaseOpen: true,
  assignments: [
    { id: 1, organisationName: '东镇', state: 'approved', exception: '' },
    { id: 2, organisationName: '西镇', state: 'draft', exception: '逾期未报' },
  ],
}
const lead: Actor = { organisationCode: 'civil', roles: ['approver'] }
const office: Actor = { organisationCode: 'office', roles: ['approver'] }
const standing = (change: Partial<ReportFacts>): ReportFacts => ({ ...facts, ...change })
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)

test('上报: a lead’s approver, every assignment approved or excepted with a reason', () => {
  expect(decideSign(facts, lead)).toEqual([])
  expect(decideSign(standing({ state: 'returned' }), lead)).toEqual([])
  const assignments = [
    { id: 1, organisationName: '东镇', state: 'submitted', exception: ' ' } as const,
    { id: 2, organisationName: '西镇', state: 'returned', exception: '' } as const,
    { id: 3, organisationName: '北镇', state: 'draft', exception: '无此职责' } as const,
  ]
  expect(decideSign(standing({ assignments }), lead).map(({ code, at }) => `${code} ${at}`)).toEqual([
    'report.open assignments/1',
    'report.open assignments/2',
  ])
})

test('上报 is refused with all its reasons at once', () => {
  expect(
    codes(decideSign(standing({ state: 'reported', phaseOpen: false }), { ...office, roles: ['editor'] })),
  ).toEqual(['account.role', 'report.not-lead', 'report.phase', 'report.state'])
  expect(codes(decideSign(standing({ state: 'accepted' }), lead))).toEqual(['report.state'])
})

test('会签: each lead signs once', () => {
  const signed = standing({ signedBy: ['civil'] })
  expect(codes(decideSign(signed, lead))).toEqual(['report.signed'])
  expect(decideSign(signed, { ...lead, organisationCode: 'housing' })).toEqual([])
})

test.each([
  ['接收', decideAccept],
  ['退回', decideReturnReport],
] as const)('%s: the office’s approver, once it is reported', (_, decide) => {
  expect(decide(standing({ state: 'reported' }), office)).toEqual([])
  for (const state of ['preparing', 'accepted', 'returned'] as const) {
    expect(codes(decide(standing({ state }), office))).toEqual(['report.state'])
  }
  expect(codes(decide(standing({ state: 'reported' }), lead))).toEqual(['report.not-office'])
  expect(codes(decide(standing({ state: 'reported' }), { ...office, roles: ['editor', 'admin'] }))).toEqual([
    'account.role',
  ])
})
