import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import type { AccountListPreview, CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import { codesOf, done, placesOf } from '../../../support/acting'
import { administering, ledgerOf, signsIn, xlsxOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const HEAD = ['单位', '姓名', '账号', '角色']

describe.each(databases)('accounts from an xlsx list, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const people = () => district.dataSource.manager.count(PersonEntity)
  const read = async (...rows: string[][]) =>
    done(await office.post<AccountListPreview>('accounts/list', await xlsxOf([HEAD, ...rows])))

  test('what is wrong is named by row and column, and nothing is stored, not even the good rows', async () => {
    const before = await people()
    const { rows } = await read(
      ['东镇一村', '王五', 'wang', '填报员'],
      ['南镇一村', '', 'EAST', '领导'],
      ['东镇二村', '赵六', 'wang', '填报员'],
    )
    expect(rows.map(({ line, refusals }) => [line, refusals.map(({ at }) => at)])).toEqual([
      [2, []],
      [3, ['name', 'organisation', 'account', 'roles']],
      [4, ['account']],
    ])
    const refused = await office.post('accounts/batch', { rows: rows.map(({ refusals, ...row }) => row) })
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      'account.person at rows/3/name',
      'account.organisation at rows/3/organisation',
      'account.taken at rows/3/account',
      'list.role at rows/3/roles',
      'list.twice at rows/4/account',
    ])
    expect(await people()).toBe(before)
    expect(await ledgerOf(district, 'account.list-created')).toEqual([])
  })

  test('all rows at once; each password is shown once and must be changed', async () => {
    const { rows } = await read(
      ['东镇一村', '王五', 'Wang', '填报员、审签人'],
      ['', '', '', ''],
      ['west-01', '赵六', 'zhao', '填报员'],
    )
    const request = { rows: rows.map(({ refusals, ...row }) => row) }
    const { created } = done(await office.post<CreatedAccounts>('accounts/batch', request))
    expect(created.map(({ account, name }) => [account, name])).toEqual([
      ['wang', '王五'],
      ['zhao', '赵六'],
    ])
    for (const { account, password } of created) expect(await signsIn(district, account, password)).toBe(true)
    expect(JSON.stringify(await ledgerOf(district, 'account.list-created'))).not.toContain(created[0]?.password)
    // the same list again: a double tap makes nobody twice
    expect(new Set(codesOf(await office.post('accounts/batch', request)))).toEqual(new Set(['account.taken']))
  })

  test('two lists with one name at once: one list is stored, the other not at all', async () => {
    const row = (account: string, line: number) => ({
      line,
      organisation: '西镇一村',
      name: '甲',
      account,
      roles: '填报员',
    })
    const answers = await Promise.all([
      office.post('accounts/batch', { rows: [row('only-a', 2), row('both', 3)] }),
      office.post('accounts/batch', { rows: [row('only-b', 2), row('both', 3)] }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    const stored = (await district.dataSource.manager.find(PersonEntity)).map(({ account }) => account)
    expect(['only-a', 'only-b'].filter((account) => stored.includes(account))).toHaveLength(1)
  })

  test('what is no list says so', async () => {
    expect(codesOf(await office.post('accounts/list', Buffer.from('not a workbook')))).toEqual(['list.unreadable'])
    expect(codesOf(await office.post('accounts/list', {}))).toEqual(['list.unreadable'])
    const { refusals } = done(await office.post<AccountListPreview>('accounts/list', await xlsxOf([['单位', '姓名']])))
    expect(refusals.map(({ at }) => at)).toEqual(['account', 'roles'])
    expect((await office.post('accounts/batch', { rows: [] })).status).toBe(400)
    expect((await office.post('accounts/list', Buffer.alloc(1_100_000))).status).toBe(413)
  })
})
