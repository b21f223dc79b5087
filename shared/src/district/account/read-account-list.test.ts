import { checkAccountRows, type ListUnit, readAccountSheet } from './read-account-list'

const units: ListUnit[] = [
  { code: 'office', name: '区信息公开办', kind: 'office', active: true },
  { code: 'east', name: '东镇人民政府', kind: 'town', active: true },
  { code: 'old', name: '旧镇人民政府', kind: 'town', active: false },
  { code: 'a-01', name: '中心村', kind: 'village', active: true },
  { code: 'b-01', name: '中心村', kind: 'village', active: true },
]

test('columns stand in any order, under a title, with other names', () => {
  const { rows, refusals } = readAccountSheet([
    ['人员名单', '', '', ''],
    ['权限', '帐 号', '备注', '姓名', '所属单位'],
    ['填报员', 'wang', '', '王五', '东镇人民政府'],
    ['', '', '', '', ''],
    ['审签人', 'zhao', '', '赵六', '东镇人民政府'],
  ])
  expect(refusals).toEqual([])
  expect(rows).toEqual([
    { line: 3, organisation: '东镇人民政府', name: '王五', account: 'wang', roles: '填报员' },
    { line: 5, organisation: '东镇人民政府', name: '赵六', account: 'zhao', roles: '审签人' },
  ])
})

test('every missing column is named; an empty list and one too long are refused', () => {
  expect(readAccountSheet([['单位', '姓名']]).refusals.map(({ at }) => at)).toEqual(['account', 'roles'])
  expect(readAccountSheet([]).refusals).toHaveLength(4)
  const head = ['单位', '姓名', '账号', '角色']
  expect(readAccountSheet([head]).refusals.map(({ code }) => code)).toEqual(['list.empty'])
  const many = Array.from({ length: 1001 }, (_, n) => ['东镇人民政府', '甲', `a${n}`, '填报员'])
  expect(readAccountSheet([head, ...many]).refusals.map(({ code }) => code)).toEqual(['list.long'])
})

test('what is understood, and every fault of every row', () => {
  const row = (line: number, organisation: string, name: string, account: string, roles: string) => ({
    line,
    organisation,
    name,
    account,
    roles,
  })
  const checked = checkAccountRows(
    [
      row(2, '东镇人民 政府', '王五', 'ＷＡＮＧ', '填报员、审签人'),
      row(3, '南镇', '', 'x', '领导'),
      row(4, '旧镇人民政府', '赵六', 'wang', '管理员'),
      row(5, '中心村', '钱七', 'taken', ''),
      row(6, 'b-01', '钱七', 'qian', '填报员/审签人'),
    ],
    units,
    new Set(['taken']),
  )
  expect(checked[0]?.understood).toEqual({
    account: 'wang',
    organisationCode: 'east',
    roles: ['editor', 'approver'],
    phone: '',
  })
  expect(checked[4]?.understood).toEqual({
    account: 'qian',
    organisationCode: 'b-01',
    roles: ['editor', 'approver'],
    phone: '',
  })
  expect(checked.slice(1, 4).map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
    ['account.person', 'account.organisation', 'account.name', 'list.role'],
    ['account.organisation', 'account.admin', 'list.twice'],
    ['list.organisation', 'account.roles', 'account.taken'],
  ])
})

test('a list may have a column of phone numbers, whose faults are told like all others', () => {
  const head = ['单位', '姓名', '账号', '角色', '手机号码']
  const line = (account: string, phone: string) => ['东镇', '王五', account, '填报员', phone]
  const { rows } = readAccountSheet([head, line('wang', '138 0595 0001'), line('qian', ''), line('sun', '87971234')])
  const checked = checkAccountRows(rows, [{ code: 'east', name: '东镇', kind: 'town', active: true }], new Set())
  expect(checked.map(({ understood }) => understood?.phone)).toEqual(['13805950001', '', undefined])
  expect(checked[2]?.refusals.map(({ code, at }) => `${code} ${at}`)).toEqual(['account.phone phone'])
})
