import {
  type AccountFacts,
  decideCreateAccount,
  decideDeactivateAccount,
  decideEditAccount,
  decideReactivateAccount,
  decideResetPassword,
  readRoles,
} from './account-policy'
import type { Administrator } from './administrator'

const admin: Administrator = { personId: 1, organisationKind: 'office', roles: ['admin'] }
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
const facts = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  id: 2,
  active: true,
  roles: ['editor'],
  organisationKind: 'town',
  lastAdministrator: false,
  ...change,
})
const town = { name: '东镇', kind: 'town' as const, active: true }

test.each(['ab', 'Wang', 'wang wu', '王五', 'w'.repeat(61)])('“%s” is no account', (account) => {
  expect(
    codes(decideCreateAccount({ account, name: '王五', roles: ['editor'], phone: '' }, false, town, admin)),
  ).toEqual(['account.name'])
})

test.each([
  ['', []],
  ['13805950001', []],
  ['12345678901', ['account.phone']],
  ['0595-87971234', ['account.phone']],
])('the phone number “%s” is refused for %j', (phone, refused) => {
  const wanted = { account: 'wang', name: '王五', roles: ['editor' as const], phone }
  expect(codes(decideCreateAccount(wanted, false, town, admin))).toEqual(refused)
})

test('a 管理员 belongs to the office, and the last one stays one', () => {
  const office = { ...town, kind: 'office' as const }
  const edit = (roles: AccountFacts['roles'], home: typeof town | typeof office, lastAdministrator: boolean) =>
    codes(decideEditAccount(facts({ lastAdministrator }), { name: '甲', roles, phone: '' }, home, admin))
  expect(edit(['admin'], office, true)).toEqual([])
  expect(edit(['editor'], office, false)).toEqual([])
  expect(edit(['editor'], office, true)).toEqual(['account.last-admin'])
  expect(edit(['admin'], town, false)).toEqual(['account.admin'])
  expect(edit(['editor'], { ...town, active: false }, false)).toEqual(['account.organisation'])
})

test('one’s own account is neither reset nor deactivated by oneself', () => {
  expect(codes(decideResetPassword(facts({ id: 1 }), admin))).toEqual(['account.self'])
  expect(codes(decideDeactivateAccount(facts({ id: 1 }), admin))).toEqual(['account.self'])
  expect(codes(decideDeactivateAccount(facts({ active: false }), admin))).toEqual(['account.state'])
  expect(codes(decideReactivateAccount(facts(), admin))).toEqual(['account.state'])
})

test.each([
  ['填报员、审签人', ['editor', 'approver']],
  ['审签人/填报员', ['editor', 'approver']],
  ['管理员 approver', ['approver', 'admin']],
  ['', []],
])('roles “%s”', (text, roles) => {
  expect(readRoles(text)).toEqual({ roles, unknown: [] })
})

test('a word that is no role is named', () => {
  expect(readRoles('填报员，村长')).toEqual({ roles: ['editor'], unknown: ['村长'] })
})
