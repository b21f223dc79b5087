import { decideAnswer, decideGive, decideTransfer, type FeedbackFacts } from './feedback-policy'

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code)
const facts: FeedbackFacts = { organisationCode: 'east', answered: false, officeCode: 'office' }
const of = (organisationCode: string, ...roles: ('editor' | 'approver')[]) => ({ organisationCode, roles })
const unit = (code: string, kind: 'agency' | 'town' | 'village' | 'office' = 'town', active = true) => ({
  code,
  kind,
  active,
})

test('a resident says something, and not too often', () => {
  const none = { inAnHour: 0, inADay: 0 }
  expect(decideGive('公示栏上没有看到名单', none)).toEqual([])
  for (const text of ['', '    ', '没看到', '啊啊啊啊啊啊啊', '长'.repeat(501)])
    expect(codes(decideGive(text, none))).toContain('feedback.text')
  expect(codes(decideGive('公示栏上没有看到名单', { inAnHour: 10, inADay: 10 }))).toEqual(['feedback.too-many'])
  expect(codes(decideGive('公示栏上没有看到名单', { inAnHour: 0, inADay: 30 }))).toEqual(['feedback.too-many'])
})

test('the unit responsible answers, by an approver, once', () => {
  expect(decideAnswer(facts, of('east', 'approver'), '名单已于今日在公示栏张贴。')).toEqual([])
  expect(codes(decideAnswer(facts, of('east', 'editor'), '名单已于今日在公示栏张贴。'))).toEqual(['account.role'])
  expect(codes(decideAnswer({ ...facts, answered: true }, of('west', 'approver'), '好'))).toEqual([
    'feedback.not-yours',
    'feedback.answered',
    'feedback.answer',
  ])
})

test('the office passes it to any unit, the unit back to the office', () => {
  expect(decideTransfer(facts, of('office', 'approver'), unit('west'))).toEqual([])
  expect(decideTransfer(facts, of('east', 'approver'), unit('office', 'office'))).toEqual([])
  expect(codes(decideTransfer(facts, of('east', 'approver'), unit('west')))).toEqual(['feedback.only-office'])
  expect(codes(decideTransfer(facts, of('office', 'approver'), unit('east')))).toEqual(['feedback.same-unit'])
  for (const to of [null, unit('east-01', 'village'), unit('west', 'town', false)])
    expect(codes(decideTransfer(facts, of('office', 'approver'), to))).toEqual(['feedback.unit'])
  expect(codes(decideTransfer({ ...facts, answered: true }, of('west', 'editor')))).toEqual([
    'account.role',
    'feedback.not-yours',
    'feedback.answered',
  ])
})
