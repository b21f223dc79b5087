import { desk } from '../support/acting'
import { signsIn, xlsxOf } from '../support/administering'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('the office in the mini-program, on $name', ({ url }) => {
  let district: District
  let office: Phone
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    return district
  })
  beforeAll(async () => {
    office = await on.signedIn('office')
  })
  const go = (page: string) => office.openPage(`/pages/manage/${page}`)

  test('a list from a chat becomes accounts; the template opens in WeChat’s viewer', async () => {
    await go('account-list/index')
    await office.tap('下载模板')
    await expectSoon(() => office.openedFile(), '账号名单模板.xlsx')
    const list = [
      ['单位', '姓名', '账号', '角色'],
      ['东镇一村', '王五', 'wang', '填报员、审签人'],
    ]
    await office.holdFile('名单.xlsx', await xlsxOf(list))
    await office.tap('选择 xlsx 文件')
    await office.tap('新建 1 个账号')
    await office.tap('确认新建')
    await office.see('已新建 1 个账号。')
    const [password = ''] = /[a-z0-9]{4}(-[a-z0-9]{4}){2}/.exec(await office.text()) ?? []
    expect(await signsIn(district, 'wang', password)).toBe(true)
  })

  test('a date moves by its wheels, the affected shown first', async () => {
    await go('round/index?code=2026')
    await office.tap('调整 事项清单梳理：镇（街道）→ 牵头单位')
    await office.pick(/^新的日期/, '2026-07-28')
    await office.tap('查看影响')
    await office.see('2 个单位，4 项任务还没有报送；0 项变为逾期，0 项不再逾期。')
    await office.fill('调整理由', '台风停工停课')
    await office.tap('改为 2026-07-28')
    await office.see('时限已调整')
    expect((await desk(district, 'east').list())[0]?.dueOn).toBe('2026-07-28')
  })

  test.each([
    ['home/index', '编制轮次'],
    ['rounds/index', '2026年编制'],
    ['calendar/index', '录入放假和调休'],
    ['pilot-domains/index', '牵头：区民政局'],
    ['pilot-domain/index?code=01', '社会救助'],
    ['organisations/index', '区信息公开办'],
    ['organisation/index?code=east', '东镇人民政府'],
    ['accounts/index', /^共 \d+ 个账号/],
    ['account/index?id=2', '重置密码'],
  ])('%s opens cold', async (page, words) => {
    await go(page)
    await office.see(words)
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
