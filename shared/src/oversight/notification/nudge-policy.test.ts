import { decideNudge, decideNudges, type NudgeFacts } from './nudge-policy'

const facts: NudgeFacts = {
  at: 'assignmentIds/7',
  organisationCode: 'east',
  organisationName: '东镇人民政府',
  organisationKind: 'town',
  domainName: '社会救助',
  reviewerCodes: ['civil'],
  state: 'draft',
  reported: false,
  nudgedToday: false,
}
const lead = { organisationCode: 'civil', organisationKind: 'agency' } as const
const office = { organisationCode: 'office', organisationKind: 'office' } as const
const own: Partial<NudgeFacts> = { organisationCode: 'civil', organisationName: '区民政局', organisationKind: 'agency' }
const codes = (change: Partial<NudgeFacts>, actor: Parameters<typeof decideNudge>[1] = lead) =>
  decideNudge({ ...facts, ...change }, actor).map(({ code }) => code)

test.each(['draft', 'returned'] as const)('a lead nudges what is %s', (state) => {
  expect(codes({ state })).toEqual([])
})

test.each(['submitted', 'approved'] as const)('what is %s needs no nudge', (state) => {
  expect(codes({ state })).toEqual(['nudge.handed-in'])
})

test('another domain’s lead, another town and the owner may not', () => {
  expect(codes({}, { organisationCode: 'housing', organisationKind: 'agency' })).toEqual(['nudge.not-reviewer'])
  expect(codes({}, { organisationCode: 'west', organisationKind: 'town' })).toEqual(['nudge.not-reviewer'])
  expect(codes({ reviewerCodes: [] }, { organisationCode: 'east', organisationKind: 'town' })).toEqual(['nudge.own'])
})

test('a town nudges its village', () => {
  const village = { organisationCode: 'east-01', organisationKind: 'village', reviewerCodes: ['east'] } as const
  expect(codes(village, { organisationCode: 'east', organisationKind: 'town' })).toEqual([])
  expect(codes(village)).toEqual(['nudge.not-reviewer'])
})

test('the office nudges leads, about their own entries and their reports; not towns', () => {
  expect(codes(own, office)).toEqual([])
  expect(codes({ ...own, state: null }, office)).toEqual([])
  expect(codes({ ...own, state: null, reported: true }, office)).toEqual(['nudge.reported'])
  expect(codes({}, office)).toEqual(['nudge.not-lead'])
})

test('a lead does not nudge its fellow lead about the report', () => {
  expect(codes({ ...own, state: null }, { organisationCode: 'housing', organisationKind: 'agency' })).toEqual([
    'nudge.not-reviewer',
  ])
})

test('all reasons at once, each naming its work', () => {
  const refused = decideNudges([{ ...facts, state: 'approved', nudgedToday: true }], '', lead)
  expect(refused.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'nudge.text text',
    'nudge.handed-in assignmentIds/7',
    'nudge.today assignmentIds/7',
  ])
  expect(refused[1]?.text).toBe('东镇人民政府“社会救助”已经报送，不必催办')
  expect(decideNudges([], '请报送', lead).map(({ code }) => code)).toEqual(['nudge.nobody'])
  expect(decideNudges([facts], '长'.repeat(201), lead).map(({ code }) => code)).toEqual(['nudge.text'])
})
