import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import type { Actor } from '../../compiling/submission/submission-policy'
import { AMENDMENT_STATES, type AmendmentState } from './amendment.contract'
import {
  type AmendmentFacts,
  amendmentDueOn,
  decideApprove,
  decideDelete,
  decideEdit,
  decideFinalise,
  decidePropose,
  decideRecall,
  decideReturn,
  decideTakeBack,
  isSettled,
  returnFaults,
  waitsFor,
} from './amendment-policy'

const published: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  stages: ['result'],
  content: '对象名单',
  bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
  timeLimit: '20个工作日内',
  subjects: ['东镇人民政府'],
  channels: ['website'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
}
const facts: AmendmentFacts = {
  kind: 'revise',
  state: 'draft',
  organisationCode: 'east',
  reviewerCodes: ['civil', 'housing'],
  signedBy: [],
  officeCode: 'office',
  trigger: 'law',
  triggerOn: '2026-11-02',
  reason: '办法修订',
  before: published,
  fields: { ...published, content: '对象名单、标准' },
  outdated: '',
  builtUpon: '',
  asLeft: false,
  askedArticle: '',
}
const today = '2026-11-23'
const town: Actor = { organisationCode: 'east', roles: ['editor', 'approver'] }
const townEditor: Actor = { organisationCode: 'east', roles: ['editor'] }
const lead: Actor = { organisationCode: 'civil', roles: ['approver'] }
const office: Actor = { organisationCode: 'office', roles: ['approver'] }
const stranger: Actor = { organisationCode: 'west', roles: ['approver'] }
const standing = (change: Partial<AmendmentFacts>): AmendmentFacts => ({ ...facts, ...change })
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
const places = (decision: readonly { code: string; at: string }[]) => decision.map(({ code, at }) => `${code} at ${at}`)
/** the states in which an act is not refused */
const openIn = (act: (state: AmendmentState) => readonly unknown[]) =>
  AMENDMENT_STATES.map(({ code }) => code).filter((state) => act(state).length === 0)

test('due 20 working days after the trigger, its own day not counted; no date, no term', () => {
  const weekdays = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  expect(amendmentDueOn('2026-11-02', weekdays)).toBe('2026-11-30')
  expect(amendmentDueOn('', weekdays)).toBe('')
  expect(amendmentDueOn('2026-02-30', weekdays)).toBe('')
})

test('written and deleted by the owner’s people, while it is a draft or was returned', () => {
  for (const decide of [decideEdit, decideDelete]) {
    expect(openIn((state) => decide(standing({ state }), townEditor))).toEqual(['draft', 'returned'])
    expect(codes(decide(facts, lead))).toEqual(['amendment.not-yours'])
    expect(codes(decide(standing({ state: 'published' }), stranger))).toEqual([
      'amendment.not-yours',
      'amendment.state',
    ])
  }
})

test('proposed by the owner’s approver, from draft or returned', () => {
  expect(openIn((state) => decidePropose(standing({ state }), town, today))).toEqual(['draft', 'returned'])
  expect(codes(decidePropose(facts, townEditor, today))).toEqual(['account.role'])
  expect(codes(decidePropose(facts, stranger, today))).toEqual(['amendment.not-yours'])
})

test('a proposal names everything that is missing at once', () => {
  const empty = standing({ trigger: '', triggerOn: '', reason: ' ', fields: { ...published, level2: '', ways: [] } })
  expect(places(decidePropose(empty, townEditor, today))).toEqual([
    'account.role at amendment',
    'amendment.trigger at trigger',
    'amendment.trigger-on at triggerOn',
    'amendment.reason at reason',
    'entry.missing at fields/level2',
    'entry.missing at fields/ways',
  ])
})

test.each([
  ['2026-11-23', []],
  ['2026-11-24', ['amendment.trigger-on']],
  ['2026-02-30', ['amendment.trigger-on']],
])('the date of the trigger, %s, is a real one and not to come', (triggerOn, wanted) => {
  expect(codes(decidePropose(standing({ triggerOn }), town, today))).toEqual(wanted)
})

test('a revision changes something; blanks and the order of ticks are no change', () => {
  expect(places(decidePropose(standing({ fields: published }), town, today))).toEqual(['amendment.unchanged at fields'])
  expect(codes(decidePropose(standing({ fields: { ...published, content: '对象名单 ' } }), town, today))).toEqual([
    'amendment.unchanged',
  ])
})

test('what is added is complete; what is withdrawn holds nothing to check; nothing becomes 不予公开', () => {
  const added = standing({ kind: 'add', before: null, fields: EMPTY_ENTRY })
  expect(codes(decidePropose(added, town, today)).every((code) => code === 'entry.missing')).toBe(true)
  expect(decidePropose(added, town, today)).toHaveLength(12)
  expect(decidePropose({ ...added, fields: published }, town, today)).toEqual([])
  expect(decidePropose(standing({ kind: 'withdraw', fields: null }), town, today)).toEqual([])
  const withheld = standing({ fields: { ...published, attribute: 'withheld' } })
  expect(places(decidePropose(withheld, town, today))).toEqual(['amendment.withheld at fields/attribute'])
})

test('what the catalogue can no longer take over is neither proposed nor finalised', () => {
  const outdated = '该事项已有变化'
  expect(decidePropose(standing({ outdated }), town, today)).toEqual([
    { code: 'amendment.outdated', at: 'amendment', text: outdated },
  ])
  expect(codes(decideFinalise(standing({ outdated, state: 'approved' }), office))).toEqual(['amendment.outdated'])
})

test('recalled by the owner’s approver while nobody has acted', () => {
  expect(openIn((state) => decideRecall(standing({ state }), town))).toEqual(['proposed'])
  expect(openIn((state) => decideRecall(standing({ state, reviewerCodes: [] }), town))).toEqual([
    'proposed',
    'approved',
  ])
  const proposed = standing({ state: 'proposed' })
  expect(codes(decideRecall(proposed, townEditor))).toEqual(['account.role'])
  expect(codes(decideRecall(proposed, lead))).toEqual(['amendment.not-yours'])
  expect(codes(decideRecall({ ...proposed, signedBy: ['civil'] }, town))).toEqual(['amendment.acted'])
})

test('approved by a lead’s approver, once, never by the owner', () => {
  const proposed = standing({ state: 'proposed' })
  expect(openIn((state) => decideApprove(standing({ state }), lead))).toEqual(['proposed'])
  expect(codes(decideApprove(proposed, { ...lead, roles: ['editor'] }))).toEqual(['account.role'])
  expect(codes(decideApprove(proposed, stranger))).toEqual(['amendment.not-lead'])
  expect(codes(decideApprove(proposed, office))).toEqual(['amendment.not-lead'])
  expect(codes(decideApprove({ ...proposed, signedBy: ['civil'] }, lead))).toEqual(['amendment.already'])
  const own = { ...proposed, organisationCode: 'civil', reviewerCodes: ['housing'] }
  expect(codes(decideApprove(own, lead))).toEqual(['amendment.own'])
  expect(decideApprove(own, { ...lead, organisationCode: 'housing' })).toEqual([])
})

test('returned by a lead until it is final, by the office once the leads have approved; with a reason', () => {
  expect(openIn((state) => decideReturn(standing({ state }), lead))).toEqual(['proposed', 'approved'])
  expect(openIn((state) => decideReturn(standing({ state }), office))).toEqual(['approved'])
  expect(codes(decideReturn(standing({ state: 'proposed' }), town))).toEqual(['amendment.own'])
  expect(codes(decideReturn(standing({ state: 'proposed' }), stranger))).toEqual(['amendment.not-lead'])
  expect(codes(decideReturn(standing({ state: 'approved' }), { ...office, roles: ['editor'] }))).toEqual([
    'account.role',
  ])
  expect(codes(returnFaults('  '))).toEqual(['amendment.remark'])
  expect(returnFaults('请写明文号')).toEqual([])
})

test('finalised by the office’s approver, once the leads have approved', () => {
  expect(openIn((state) => decideFinalise(standing({ state }), office))).toEqual(['approved'])
  const approved = standing({ state: 'approved' })
  expect(codes(decideFinalise(approved, { ...office, roles: ['editor', 'admin'] }))).toEqual(['account.role'])
  expect(codes(decideFinalise(approved, lead))).toEqual(['amendment.not-office'])
  expect(decideFinalise(standing({ state: 'proposed' }), office)[0]?.text).toBe('牵头单位尚未通过，还不能审定或退回')
})

test('taken back by the office’s approver, while no edition carries it and nothing was built upon it', () => {
  expect(openIn((state) => decideTakeBack(standing({ state }), office))).toEqual(['finalised'])
  const finalised = standing({ state: 'finalised' })
  expect(codes(decideTakeBack(finalised, { ...office, roles: ['editor'] }))).toEqual(['account.role'])
  expect(codes(decideTakeBack(finalised, lead))).toEqual(['amendment.not-office'])
  expect(codes(decideTakeBack({ ...finalised, builtUpon: '又有变化' }, office))).toEqual(['amendment.built-upon'])
})

test('会签: all reviewing leads; a sole lead’s own needs nobody', () => {
  expect(isSettled({ reviewerCodes: ['civil', 'housing'], signedBy: ['civil'] })).toBe(false)
  expect(isSettled({ reviewerCodes: ['civil', 'housing'], signedBy: ['housing', 'civil'] })).toBe(true)
  expect(isSettled({ reviewerCodes: [], signedBy: [] })).toBe(true)
})

test('waits for whoever may do the next act', () => {
  const waiting = (actor: Actor) =>
    openIn((state) => (waitsFor(standing({ state, outdated: '已变' }), actor) ? [] : [1]))
  expect(waiting(townEditor)).toEqual(['draft', 'returned'])
  expect(waiting(lead)).toEqual(['proposed'])
  expect(waiting(office)).toEqual(['approved'])
  expect(waiting(stranger)).toEqual([])
})
