import type { Administrator } from '../../district/account/administrator'
import {
  decideAddPilotDomain,
  decideChangeLeads,
  decideEditPilotDomain,
  decideReinstate,
  decideRetire,
  outcomeOf,
} from './pilot-domain-policy'

const admin: Administrator = { personId: 1, organisationKind: 'office', roles: ['admin'] }
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
const agency = (code: string, active = true) => ({ code, name: `${code}局`, kind: 'agency', active })

test('approvals given count; what is missing is awaited, what is complete settles', () => {
  expect(outcomeOf('approved', ['a'], ['b'])).toEqual({ outcome: 'stays', awaits: [] })
  expect(outcomeOf('submitted', ['a'], ['a', 'b'])).toEqual({ outcome: 'awaits', awaits: ['b'] })
  expect(outcomeOf('submitted', ['a'], ['a'])).toEqual({ outcome: 'settles', awaits: [] })
  expect(outcomeOf('submitted', ['a'], [])).toEqual({ outcome: 'settles', awaits: [] })
})

test('a signed report stands in the way, unless the same leads only change their order', () => {
  const signed = [{ phase: 'inventory', roundName: '2026年编制', state: 'preparing' as const, signedBy: ['a'] }]
  const change = (after: string[], reports = signed) =>
    codes(
      decideChangeLeads(
        ['a', 'b'],
        after,
        after.map((code) => agency(code)),
        reports,
        admin,
      ),
    )
  expect(change(['a'])).toEqual(['domain.signed'])
  expect(change(['b', 'a'])).toEqual([])
  expect(change(['a'], [{ phase: 'inventory', roundName: '', state: 'accepted' as never, signedBy: ['a'] }])).toEqual(
    [],
  )
  expect(change(['a', 'b'])).toEqual(['domain.same'])
  expect(change(['a', 'b', 'c'], [])).toEqual(['domain.leads'])
})

test('only active agencies lead, and the 管理员 decides', () => {
  const clerk: Administrator = { ...admin, roles: ['approver'] }
  const candidates = [agency('a', false), null]
  expect(codes(decideChangeLeads(['c'], ['a', 'x'], candidates, [], clerk))).toEqual([
    'account.role',
    'domain.lead',
    'domain.lead',
  ])
})

const wanted = (name: string, ...aliases: string[]) => ({
  name,
  aliases,
  guideline: { title: '', number: '' },
  fillers: null,
})

test('a name or alias belongs to one domain', () => {
  const others = [{ name: '社会救助', aliases: ['低保'] }]
  expect(decideEditPilotDomain(wanted('养老服务', '养老'), others, admin)).toEqual([])
  expect(decideEditPilotDomain(wanted('低保', '社会救助', 'x'), others, admin).map(({ at }) => at)).toEqual([
    'name',
    'aliases/0',
    'aliases/1',
  ])
})

test('a new domain needs one or two agencies that lead, and towns or agencies that fill', () => {
  const add = (leads: Parameters<typeof decideAddPilotDomain>[1], fillers: typeof leads | null = null) =>
    decideAddPilotDomain({ ...wanted('户籍管理'), fillers }, leads, [], admin).map(({ at }) => at)
  expect(add([agency('police')])).toEqual([])
  expect(add([agency('police')], [agency('tax'), { ...agency('east'), kind: 'town' }])).toEqual([])
  expect(add([agency('police')], [{ ...agency('v'), kind: 'village' }, null])).toEqual(['fillers/0', 'fillers/1'])
  expect(add([])).toEqual(['leads'])
  expect(add([agency('police', false)])).toEqual(['leads/0'])
})

test('put out of use once, brought back once, with leads that are in use', () => {
  const named = (retired: boolean) => ({ name: '户籍管理', retired })
  expect(codes(decideRetire(named(false), admin))).toEqual([])
  expect(codes(decideRetire(named(true), admin))).toEqual(['domain.retired'])
  expect(codes(decideReinstate(named(true), [agency('police')], admin))).toEqual([])
  expect(codes(decideReinstate(named(true), [agency('police', false)], admin))).toEqual(['domain.lead'])
  expect(codes(decideReinstate(named(false), [agency('police')], admin))).toEqual(['domain.in-use'])
})
