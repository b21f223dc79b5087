import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import type { SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import type {
  PublicEntryPage,
  PublicRegion,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import type { Browser } from 'playwright-core'
import { pageUrl } from '../../miniapp/src/routes'
import { openBrowser, openPhone } from '../support/browser'
import { compilingHands } from '../support/compiling-hands'
import { type Hand, handOf } from '../support/counted-hand'
import { screenDatabases } from '../support/databases'
import { type District, serveOn } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { withClient } from '../support/served-district'

const PASSWORD = 'correct horse battery'
const AGENCIES = ['区民政局', '区财政局', '区教育局']
const TOWNS = ['涂岭镇人民政府', '南埔镇人民政府']
const DOMAINS = ['财政预决算', '社会救助', '养老服务', '义务教育']

/** The invented second district, from an empty database to a published edition, by nothing but a phone's browser. */
describe.each(screenDatabases)('a district without a programmer, on $name', ({ url }) => {
  let district: District
  let browser: Browser
  let origin: string
  let office: Hand
  /** the first passwords, as the office saw them, by unit */ const passwords = new Map<
    string,
    { account: string; password: string }
  >()
  beforeAll(async () => {
    const dataSource = createDataSource(await url(), entities, migrations)
    await prepareDatabase(dataSource, districtLoads)
    await createAdmin(dataSource, 'boss', '林主任', PASSWORD)
    district = await serveOn(dataSource, { today: '2026-11-28', prepare: withClient })
    await district.app.listen(0, '127.0.0.1')
    browser = await openBrowser()
    origin = await district.app.getUrl()
  })
  afterAll(async () => {
    await browser?.close()
    await district?.close()
  })
  const standing = async () => (await district.call<SetupStanding>('boss', 'GET', '/api/setup')).body
  const undone = async () => (await standing()).steps.filter(({ done }) => !done).map(({ code }) => code)

  test('a visitor sees that nothing is open yet', async () => {
    const visitor = await openPhone(browser, origin)
    await visitor.goto(origin)
    await visitor.getByText('本区县的政务公开事项目录正在准备').waitFor()
    await visitor.context().close()
  })

  test('the administrator is led to the set-up and names the district', async () => {
    office = handOf(await openPhone(browser, origin))
    await office.open(origin, pageUrl('signIn'))
    await office.type('账号', 'boss')
    await office.type('密码', PASSWORD)
    await office.tap('登录')
    await office.see('这是哪个区县')
    await office.tap(/^省（自治区/)
    await office.tap('福建省')
    await office.tap(/^市（地/)
    await office.tap('泉州市')
    await office.tap(/^县（市/)
    await office.tap('泉港区')
    await office.type('区县全称', '云山市青溪区')
    await office.type('区县简称', '青溪')
    await office.tap('保存并继续')
    await office.see('镇（街道）和村（社区）')
    expect((await standing()).region).toMatchObject({ code: '350505', name: '云山市青溪区', shortName: '青溪' })
  })

  test('it is left in the middle and taken up again where it stood', async () => {
    await office.tap('全不选')
    await office.page.reload()
    await office.see('镇（街道）和村（社区）')
    await office.open(origin, '/pages/todo/index')
    await office.tap('设置区县')
    await office.tap('全不选')
    for (const town of TOWNS) await office.tick(town)
    await office.tap(/^新增 38 个单位并继续/)
    await office.see('公开办和区直部门')
    expect((await standing()).towns.map(({ code, villages }) => [code, villages])).toEqual([
      ['350505100', 14],
      ['350505106', 22],
    ])
  })

  test('agencies, domains with their leads, site and first round', async () => {
    await office.type('信息公开办的名称', '青溪区信息公开办')
    await office.type('部门，每行一个', AGENCIES.join('\n'))
    await office.tap('保存，新增 3 个部门')
    await office.see('试点领域和牵头单位')
    await office.untick('涉农补贴')
    await office.tap('新增 4 个领域并继续')
    await office.see('政府网站和页脚')
    await office.type('政府网站地址', 'https://www.qingxi.example')
    await office.type('主办单位', '青溪区人民政府办公室')
    await office.type('ICP备案号', '闽ICP备00000000号')
    await office.tap('保存并继续')
    await office.tap('生成时限方案')
    await office.tap('新建这一轮')
    await office.tap('确认新建')
    await office.see('各单位的账号')
    const stands = await standing()
    expect(stands.domains.map(({ name }) => name)).toEqual(DOMAINS)
    expect(stands.domains.every(({ models }) => models > 0)).toBe(true)
    expect(await undone()).toEqual(['accounts'])
  })

  test('each unit gets somebody, and the check list is done', async () => {
    for (const unit of [...AGENCIES, ...TOWNS]) await office.type(`${unit}：姓名`, '张三')
    await office.tap('新建 5 个账号')
    await office.see('初始密码')
    const shown = await office.page.locator('.answered').allInnerTexts()
    for (const text of shown) {
      const [, unit = '', account = '', password = ''] = /(\S+) · 账号 (\S+)\s+(\S+)/.exec(text) ?? []
      passwords.set(unit, { account, password })
    }
    await office.tap('已经交给本人')
    await office.see('设置已经完成')
    await office.tap('到工作台')
    await office.see('进度总览')
    expect(await office.page.getByText('设置区县，还有几步').count()).toBe(0)
    expect([...passwords.keys()].sort()).toEqual([...AGENCIES, ...TOWNS].sort())
    console.log(`a district is set up by ${office.acts()} acts of a person: taps, ticks and fields`)
    expect(office.acts()).toBeLessThan(60)
  })

  test('its units fill, review and report, and its first edition is published, all by the browser', async () => {
    const work = compilingHands(origin)
    const [lead = '', ...towns] = ['区民政局', ...TOWNS]
    const hands = new Map<string, Hand>()
    for (const unit of [lead, ...towns]) {
      const { account = '', password = '' } = passwords.get(unit) ?? {}
      const hand = handOf(await openPhone(browser, origin))
      await work.arrive(hand, account, password, PASSWORD)
      hands.set(unit, hand)
    }
    const hand = (unit: string) => hands.get(unit) as Hand
    const taskOf = async (unit: string) => {
      const path = '/api/assignments'
      const { body } = await district.call<AssignmentSummary[]>(passwords.get(unit)?.account ?? '', 'GET', path)
      return body.find(({ domain }) => domain.name === '社会救助')?.id ?? 0
    }
    for (const phase of ['inventory', 'catalogue'] as const) {
      for (const unit of [lead, ...towns]) {
        if (phase === 'inventory') await work.adopt(hand(unit), await taskOf(unit))
        await work.handIn(hand(unit), await taskOf(unit))
      }
      for (const unit of towns) await work.approve(hand(lead), await taskOf(unit))
      const reports = (await district.call<ReportView[]>('boss', 'GET', '/api/reports')).body
      const report = reports.find((item) => item.phase === phase && item.domain.name === '社会救助')?.id ?? 0
      await work.report(hand(lead), report, '上报')
      await work.report(office, report, '接收')
    }
    // 保密审查 is another person's: the office makes a second account, as the set-up tells
    const { body: made } = await district.call<CreatedAccounts>('boss', 'POST', '/api/accounts/batch', {
      rows: [{ line: 1, organisation: '青溪区信息公开办', name: '李四', account: 'lisi', roles: '审签人' }],
    })
    const second = handOf(await openPhone(browser, origin))
    await work.arrive(second, 'lisi', made.created[0]?.password ?? '', PASSWORD, '发布目录')
    await work.publish(office, second)
    await expectSoon(
      async () => (await district.call<PublicRegion>(null, 'GET', '/api/public/region')).body.edition,
      '2027年第1版',
    )
    const { items } = (await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries?size=100')).body
    expect(items.map(({ id }) => id)).toContain('19-350505106-0001')
    const visitor = await openPhone(browser, origin)
    await visitor.goto(origin)
    await visitor.getByText('青溪政务公开').first().waitFor()
    await visitor.getByText('主办单位：青溪区人民政府办公室').waitFor()
    await visitor.getByText('闽ICP备00000000号').waitFor()
  })
})
