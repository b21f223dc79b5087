import { folded } from '../../base/folded.js'
import { type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import { phoneFaults, plainPhone } from '../wechat/phone.js'
import type { AccountListPreview, AccountListRow } from './account.contract.js'
import { accountNameFaults, personFaults, readRoles } from './account-policy.js'

export const LONGEST_LIST = 1000

/** The list's columns, in any order, by what their heads are usually called. */
const HEADS: Record<'organisation' | 'name' | 'account' | 'roles', readonly string[]> = {
  organisation: ['单位', '单位名称', '所属单位', '所在单位'],
  name: ['姓名', '人员姓名', '名字'],
  account: ['账号', '帐号', '登录名', '用户名'],
  roles: ['角色', '权限', '职责'],
}
type Column = keyof typeof HEADS
const COLUMNS = Object.keys(HEADS) as Column[]
/** A column that a list may have. */
const PHONE_HEADS = ['手机号', '手机号码', '手机', '联系电话', '电话']

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')

type Line = Pick<AccountListRow, 'line' | 'organisation' | 'name' | 'account' | 'roles' | 'phone'>

/**
 * Finds the head within the first ten lines and reads what stands under it; blank lines are passed over.
 * @param firstLine how the file counts the first of these lines
 */
export function readAccountSheet(
  cells: readonly (readonly string[])[],
  firstLine = 1,
): { rows: Line[]; refusals: Refusal[] } {
  const columnsOf = (head: readonly string[]) =>
    COLUMNS.map((column) => head.findIndex((cell) => HEADS[column].includes(plain(cell))))
  const scored = cells.slice(0, 10).map((line) => columnsOf(line).filter((at) => at >= 0).length)
  const at = scored.indexOf(Math.max(0, ...scored))
  const columns = columnsOf(cells[at] ?? [])
  const phoneColumn = (cells[at] ?? []).findIndex((cell) => PHONE_HEADS.includes(plain(cell)))
  const missing = COLUMNS.filter((_, index) => (columns[index] ?? -1) < 0)
  if (missing.length > 0) {
    return {
      rows: [],
      refusals: missing.map((column) => refuse('list.column', column, `没有找到“${HEADS[column][0]}”这一列`)),
    }
  }
  const rows = cells.slice(at + 1).flatMap((line, index) => {
    const [organisation = '', name = '', account = '', roles = ''] = columns.map((column) =>
      (line[column] ?? '').trim(),
    )
    const phone = plainPhone((line[phoneColumn] ?? '').normalize('NFKC'))
    const row = { line: firstLine + at + 1 + index, organisation, name, account, roles, ...(phone ? { phone } : {}) }
    return organisation + name + account + roles ? [row] : []
  })
  const refusals: Refusal[] = []
  if (rows.length === 0) refusals.push(refuse('list.empty', '', '表里没有人员'))
  if (rows.length > LONGEST_LIST)
    refusals.push(refuse('list.long', '', `一次最多 ${LONGEST_LIST} 人，这张表有 ${rows.length} 人`))
  return { rows: rows.slice(0, LONGEST_LIST), refusals }
}

export interface ListUnit {
  code: string
  name: string
  kind: OrganisationKind
  active: boolean
}
export interface UnderstoodRow extends AccountListRow {
  /** the account to be stored, if nothing is wrong */ understood: {
    account: string
    organisationCode: string
    roles: Role[]
    phone: string
  } | null
}

/**
 * Every fault of every row: a unit is found by its name or code, an account must be free and stand once.
 * @param taken accounts that exist, in small letters
 */
export function checkAccountRows(
  rows: readonly Line[],
  units: readonly ListUnit[],
  taken: ReadonlySet<string>,
): UnderstoodRow[] {
  const byName = new Map<string, ListUnit[]>()
  for (const unit of units) {
    for (const key of new Set([plain(unit.name), unit.code])) byName.set(key, [...(byName.get(key) ?? []), unit])
  }
  const first = new Map<string, number>()
  return rows.map((row) => {
    const found = byName.get(plain(row.organisation)) ?? []
    const home = found.find(({ active }) => active) ?? found[0] ?? null
    const account = folded(plain(row.account))
    const phone = row.phone ?? ''
    const { roles, unknown } = readRoles(row.roles.normalize('NFKC'))
    const refusals = [
      ...(found.filter(({ active }) => active).length > 1
        ? [refuse('list.organisation', 'organisation', `有几个单位都叫“${row.organisation}”，请改填单位代码`)]
        : []),
      ...personFaults(row.name, home, roles).filter(({ code }) => !(code === 'account.roles' && unknown.length > 0)),
      ...accountNameFaults(account, taken.has(account)),
      ...phoneFaults(phone),
      ...unknown.map((word) => refuse('list.role', 'roles', `“${word}”不是角色，应是填报员、审签人或管理员`)),
    ]
    const before = first.get(account)
    if (before !== undefined && account)
      refusals.push(refuse('list.twice', 'account', `账号 ${account} 与第 ${before} 行重复`))
    else first.set(account, row.line)
    const understood = refusals.length === 0 && home ? { account, organisationCode: home.code, roles, phone } : null
    return { ...row, refusals, understood }
  })
}

/** Without what is only for storing. */
export function presentPreview(rows: readonly UnderstoodRow[], refusals: readonly Refusal[]): AccountListPreview {
  return { rows: rows.map(({ understood, ...row }) => row), refusals: [...refusals] }
}
