import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import {
  type Actor,
  decideApprove,
  decideEdit,
  decideRecall,
  decideReturn,
  decideSubmit,
  isApproved,
  type SubmissionFacts,
} from './submission-policy'

const named: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  stages: ['result'],
  attribute: 'proactive',
}
const facts: SubmissionFacts = {
  phase: 'inventory',
  state: 'draft',
  organisationCode: 'east',
  reviewerCodes: ['civil', 'housing'],
  approvedBy: [],
  entries: [{ id: 7, name: '低保', fields: named }],
  droppedOut: 0,
  noDutyReason: '',
  unanswered: [],
  unconfirmed: [],
  town: null,
  phaseClosed: false,
  reported: false,
  questions: [],
}
const town: Actor = { organisationCode: 'east', roles: ['editor', 'approver'] }
const townEditor: Actor = { organisationCode: 'east', roles: ['editor'] }
const lead: Actor = { organisationCode: 'civil', roles: ['approver'] }
const stranger: Actor = { organisationCode: 'west', roles: ['approver'] }
const standing = (change: Partial<SubmissionFacts>): SubmissionFacts => ({ ...facts, ...change })
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)

test('填报: the owner’s people, while it is draft or returned', () => {
  for (const state of ['draft', 'returned'] as const) expect(decideEdit(standing({ state }), townEditor)).toEqual([])
  for (const state of ['submitted', 'approved'] as const) {
    expect(codes(decideEdit(standing({ state }), town))).toEqual(['submission.state'])
  }
  expect(codes(decideEdit(standing({ state: 'approved' }), lead))).toEqual(['submission.not-yours', 'submission.state'])
})

test('报送: the owner’s approver, from draft or returned, with something complete in it', () => {
  for (const state of ['draft', 'returned'] as const) expect(decideSubmit(standing({ state }), town)).toEqual([])
  expect(codes(decideSubmit(facts, townEditor))).toEqual(['account.role'])
  expect(codes(decideSubmit(facts, stranger))).toEqual(['submission.not-yours'])
  for (const state of ['submitted', 'approved'] as const) {
    expect(codes(decideSubmit(standing({ state }), town))).toEqual(['submission.state'])
  }
  expect(codes(decideSubmit(standing({ entries: [] }), town))).toEqual(['submission.empty'])
})

test('报送 names every entry and field that lacks something, at once', () => {
  const entries = [
    { id: 7, name: '低保', fields: { ...named, level2: '' } },
    { id: 9, name: '第2项', fields: { ...named, attribute: '' as const } },
  ]
  expect(decideSubmit(standing({ entries }), town)).toEqual([
    { code: 'entry.missing', at: 'entries/7/level2', text: '“低保”：请填写“二级事项”' },
    { code: 'entry.missing', at: 'entries/9/attribute', text: '“第2项”：请填写“公开属性”' },
  ])
})

test('撤回: the owner’s approver, while no lead has acted', () => {
  const submitted = standing({ state: 'submitted' })
  expect(decideRecall(submitted, town)).toEqual([])
  expect(codes(decideRecall(submitted, townEditor))).toEqual(['account.role'])
  expect(codes(decideRecall(submitted, lead))).toEqual(['submission.not-yours'])
  expect(codes(decideRecall(standing({ state: 'submitted', approvedBy: ['civil'] }), town))).toEqual([
    'submission.acted',
  ])
  for (const state of ['draft', 'returned', 'approved'] as const) {
    expect(codes(decideRecall(standing({ state }), town))).toEqual(['submission.state'])
  }
})

test('通过: a lead’s approver, once, never the sender itself', () => {
  const submitted = standing({ state: 'submitted' })
  expect(decideApprove(submitted, lead)).toEqual([])
  expect(codes(decideApprove(submitted, { ...lead, roles: ['editor'] }))).toEqual(['account.role'])
  expect(codes(decideApprove(submitted, stranger))).toEqual(['review.not-lead'])
  expect(codes(decideApprove(submitted, town))).toEqual(['review.own'])
  const own = standing({ state: 'submitted', organisationCode: 'civil', reviewerCodes: ['civil'] })
  expect(codes(decideApprove(own, lead))).toEqual(['review.own'])
  expect(codes(decideApprove(standing({ state: 'submitted', approvedBy: ['civil'] }), lead))).toEqual([
    'review.already',
  ])
  for (const state of ['draft', 'returned', 'approved'] as const) {
    expect(codes(decideApprove(standing({ state }), lead))).toEqual(['submission.state'])
  }
})

test('退回: while under review, and after approval until the report goes out', () => {
  for (const state of ['submitted', 'approved'] as const) expect(decideReturn(standing({ state }), lead)).toEqual([])
  for (const state of ['draft', 'returned'] as const) {
    expect(codes(decideReturn(standing({ state }), lead))).toEqual(['submission.state'])
  }
  expect(codes(decideReturn(standing({ state: 'approved', reported: true }), lead))).toEqual(['review.reported'])
  expect(decideReturn(standing({ state: 'submitted', reported: true }), lead)).toEqual([])
  expect(codes(decideReturn(standing({ state: 'submitted' }), stranger))).toEqual(['review.not-lead'])
  expect(codes(decideReturn(standing({ state: 'submitted' }), town))).toEqual(['review.own'])
})

test('会签: all reviewing leads, in any order; without any it stands approved', () => {
  expect(isApproved({ reviewerCodes: ['civil', 'housing'], approvedBy: ['civil'] })).toBe(false)
  expect(isApproved({ reviewerCodes: ['civil', 'housing'], approvedBy: ['housing', 'civil'] })).toBe(true)
  expect(isApproved({ reviewerCodes: [], approvedBy: [] })).toBe(true)
})
