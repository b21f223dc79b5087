import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { ROLES, type Role } from '../../base/words/roles.js'
import { phoneFaults } from '../wechat/phone.js'
import { type Administrator, administratorOnly } from './administrator.js'

/** The facts of an account that the rules need. */
export interface AccountFacts {
  id: number
  active: boolean
  roles: readonly Role[]
  organisationKind: OrganisationKind
  /** the only active 管理员 there is */ lastAdministrator: boolean
}

/** The unit an account is to belong to, or null where the name or code leads nowhere. */
export type Home = { name: string; kind: OrganisationKind; active: boolean } | null

export const ACCOUNT_PATTERN = /^[a-z0-9_.@-]{3,60}$/

export function accountNameFaults(account: string, taken: boolean): Refusal[] {
  if (!ACCOUNT_PATTERN.test(account))
    return [refuse('account.name', 'account', '账号：3 到 60 个小写字母、数字或 . _ - @')]
  return taken ? [refuse('account.taken', 'account', `账号 ${account} 已经存在`)] : []
}

/** Faults of a person's name, unit and roles; the same for one account and for a list. */
export function personFaults(name: string, home: Home, roles: readonly Role[]): Refusal[] {
  const refusals: Refusal[] = []
  if (name.trim().length < 1 || name.trim().length > 30)
    refusals.push(refuse('account.person', 'name', '姓名：1 到 30 字'))
  if (!home) refusals.push(refuse('account.organisation', 'organisation', '没有这个单位'))
  else if (!home.active) refusals.push(refuse('account.organisation', 'organisation', `${home.name}已经停用`))
  if (roles.length === 0) refusals.push(refuse('account.roles', 'roles', '请至少选择一个角色'))
  if (roles.includes('admin') && home && home.kind !== 'office')
    refusals.push(refuse('account.admin', 'roles', '只有区信息公开办的账号可以是管理员'))
  return refusals
}

export function decideCreateAccount(
  wanted: { account: string; name: string; roles: readonly Role[]; phone: string },
  taken: boolean,
  home: Home,
  actor: Administrator,
): Decision {
  return [
    ...administratorOnly(actor),
    ...accountNameFaults(wanted.account, taken),
    ...personFaults(wanted.name, home, wanted.roles),
    ...phoneFaults(wanted.phone),
  ]
}

function lastOne(facts: AccountFacts): Refusal[] {
  return facts.lastAdministrator ? [refuse('account.last-admin', 'roles', '这是唯一的管理员，须先有另一位管理员')] : []
}

/** 修改: name, unit, roles; the last 管理员 keeps the role. */
export function decideEditAccount(
  facts: AccountFacts,
  wanted: { name: string; roles: readonly Role[]; phone: string },
  home: Home,
  actor: Administrator,
): Decision {
  const losesRole = !wanted.roles.includes('admin') || home?.kind !== 'office'
  return [
    ...administratorOnly(actor),
    ...personFaults(wanted.name, home, wanted.roles),
    ...phoneFaults(wanted.phone),
    ...(losesRole ? lastOne(facts) : []),
  ]
}

/** 重置密码 of somebody else's active account. */
export function decideResetPassword(facts: AccountFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor)]
  if (facts.id === actor.personId) refusals.push(refuse('account.self', '', '自己的密码请在“我的”里修改'))
  if (!facts.active) refusals.push(refuse('account.state', '', '账号已停用'))
  return refusals
}

/** 停用: its sessions end at once. */
export function decideDeactivateAccount(facts: AccountFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...lastOne(facts)]
  if (facts.id === actor.personId) refusals.push(refuse('account.self', '', '不能停用自己的账号'))
  if (!facts.active) refusals.push(refuse('account.state', '', '账号已停用'))
  return refusals
}

export function decideReactivateAccount(facts: AccountFacts, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor)]
  if (facts.active) refusals.push(refuse('account.state', '', '账号没有停用'))
  return refusals
}

/** `填报员、审签人` in any of the usual separations; `unknown` are the words that are no role. */
export function readRoles(text: string): { roles: Role[]; unknown: string[] } {
  const words = text.split(/[\s、，,;；/／+＋和]+/).filter(Boolean)
  const found = words.map(
    (word) => ROLES.find(({ code, label }) => label === word || code === word.toLowerCase())?.code,
  )
  return {
    roles: ROLES.map(({ code }) => code).filter((code) => found.includes(code)),
    unknown: words.filter((_, index) => !found[index]),
  }
}
