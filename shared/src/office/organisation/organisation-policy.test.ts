import type { Administrator } from '../../district/account/administrator'
import {
  decideCreateOrganisation,
  decideDeactivate,
  decideDelete,
  decideEditOrganisation,
  decideLeave,
  decideMerge,
  decideReactivate,
  type OpenWork,
  type OrganisationFacts,
} from './organisation-policy'

const admin: Administrator = { personId: 1, organisationKind: 'office', roles: ['admin'] }
const clerk: Administrator = { personId: 2, organisationKind: 'office', roles: ['editor', 'approver'] }
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
const unit = (facts: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  code: 'east',
  name: '东镇人民政府',
  kind: 'town',
  parent: null,
  active: true,
  mergedInto: null,
  leads: [],
  activeVillages: 0,
  history: [],
  ...facts,
})
const work = (id: number, domainCode: string, roundCode = '2026'): OpenWork => ({
  id,
  roundCode,
  roundName: '2026年编制',
  domainCode,
  domainName: '社会救助',
})

test('every act asks for the 管理员 first', () => {
  const decisions = [
    decideCreateOrganisation({ kind: 'town', name: '新镇', code: 'new', parent: null }, [], clerk),
    decideEditOrganisation(unit(), '新镇', [], clerk),
    decideDeactivate(unit(), clerk),
    decideReactivate(unit({ active: false }), true, clerk),
    decideLeave(unit(), clerk),
    decideMerge(unit(), unit({ code: 'west' }), { from: [], into: [] }, clerk),
    decideDelete(unit(), clerk),
  ]
  for (const decision of decisions) expect(codes(decision)).toEqual(['account.role'])
})

test('villages of two towns may have the same name, two of one town may not', () => {
  const others = [
    unit(),
    unit({ code: 'west', name: '西镇' }),
    unit({ code: 'e1', name: '中心村', kind: 'village', parent: 'east' }),
  ]
  const create = (parent: string) =>
    codes(decideCreateOrganisation({ kind: 'village', name: '中心村', code: 'x', parent }, others, admin))
  expect(create('west')).toEqual([])
  expect(create('east')).toEqual(['organisation.name-taken'])
})

test('a merger is refused where both have open work in the same domain and round, and only there', () => {
  const into = unit({ code: 'west', name: '西镇' })
  const merge = (from: OpenWork[], own: OpenWork[]) => decideMerge(unit(), into, { from, into: own }, admin)
  expect(merge([work(1, '01'), work(2, '02')], [work(3, '02', '2027'), work(4, '03')])).toEqual([])
  expect(merge([work(1, '01'), work(2, '02')], [work(3, '02')]).map(({ at }) => at)).toEqual(['assignments/2'])
})

test('units of different kinds do not merge, and no second reason is made up for it', () => {
  const village = unit({ code: 'east-01', kind: 'village', parent: 'east' })
  expect(codes(decideMerge(unit(), village, { from: [], into: [] }, admin))).toEqual(['organisation.kind'])
})

test('what was merged away is neither edited, merged again nor restored', () => {
  const gone = unit({ active: false, mergedInto: 'west' })
  expect(codes(decideEditOrganisation(gone, '东镇', [], admin))).toEqual(['organisation.merged'])
  expect(codes(decideLeave(gone, admin))).toEqual(['organisation.merged'])
  expect(codes(decideReactivate(gone, true, admin))).toEqual(['organisation.merged'])
})

test('nothing with history is deleted', () => {
  expect(decideDelete(unit(), admin)).toEqual([])
  const [history] = decideDelete(unit({ history: ['账号', '曾用名'] }), admin)
  expect(history?.text).toBe('东镇人民政府已有账号、曾用名，不能删除，可以停用或并入')
})
