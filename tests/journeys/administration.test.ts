import type { AccountPage } from '@gongkai/shared/district/account/account.contract'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type { Page } from 'playwright-core'
import { desk } from '../support/acting'
import { administering, xlsxOf } from '../support/administering'
import { openPhone, PHONE, shown, signIn, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const HEAD = ['单位', '姓名', '账号', '角色']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe.each(screenDatabases)('the office runs the house, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
  })
  afterAll(() => served?.close())

  const openOffice = async (width: number) => {
    const page = await openPhone(served.browser, served.origin, 'office', PASSWORD, '管理')
    await page.setViewportSize({ ...PHONE, width })
    return page
  }
  const go = (page: Page, path: string) => page.goto(`${served.origin}/#/pages/${path}`)
  const press = (page: Page, name: string) => shown(page.getByRole('button', { name, exact: true })).click()
  const upload = async (page: Page, button: string, rows: string[][]) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)])
    await chooser.setFiles({ name: '村级名单.xlsx', mimeType: XLSX, buffer: await xlsxOf([HEAD, ...rows]) })
  }
  const pick = async (page: Page, label: string, name: string) => {
    await shown(page.getByRole('button', { name: new RegExp(`^${label}：`) })).click()
    await page.getByLabel(`查找${label}`).fill(name)
    await page.getByRole('dialog').getByRole('button', { name }).click()
  }
  /** Nothing on the page is wider than the screen. */
  const fits = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

  test('without a mini-program, inviting to WeChat says what there is instead', async () => {
    const office = await openOffice(390)
    await go(office, 'account/invitations/index')
    await shown(office.getByText('本区还没有开通小程序')).waitFor()
    await office.context().close()
  })

  test.each([390, 1280])('village accounts from an xlsx list, as far as the first sign-in, at %i px', async (width) => {
    const office = await openOffice(width)
    await go(office, 'me/index')
    await press(office, '管理（轮次、领域、单位、账号）')
    await press(office, '账号')
    await press(office, '批量新建')
    const [download] = await Promise.all([office.waitForEvent('download'), press(office, '下载模板')])
    expect(download.suggestedFilename()).toBe('账号名单模板.xlsx')

    const login = `wang${width}`
    const good = ['东镇一村', '王五', login, '填报员、审签人']
    await upload(office, '选择 xlsx 文件', [good, ['南镇一村', '赵六', login, '村长']])
    await shown(office.getByText('读出 2 人，其中 1 行有误，改好以前一个都不会新建。')).waitFor()
    await shown(office.getByText('“单位”一列：没有这个单位')).waitFor()
    await shown(office.getByText(/“角色”一列：“村长”不是角色/)).waitFor()
    expect(await office.getByRole('button', { name: /^新建 \d+ 个账号$/ }).count()).toBe(0)
    await fits(office)

    await upload(office, '改好后重新选择', [good])
    await press(office, '新建 1 个账号')
    await press(office, '确认新建')
    await shown(office.getByText('已新建 1 个账号。')).waitFor()
    const password = (await shown(office.locator('.secret')).textContent()) ?? ''
    expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
    await press(office, '复制王五的密码')
    await fits(office)
    await press(office, '已经交给本人')
    await shown(office.getByText(`账号 ${login} · 填报员、审签人`)).waitFor()

    const village = await openPhone(served.browser, served.origin)
    await signIn(village, served.origin, login, password, '请设置自己的密码')
    await village.getByLabel('初始密码').fill(password)
    await village.getByLabel('新密码', { exact: true }).fill('short')
    await village.getByLabel('再输一次新密码').fill('other')
    await press(village, '保存新密码')
    await shown(village.getByText('新密码至少 10 位')).waitFor()
    await shown(village.getByText('两次输入的不一样')).waitFor()
    await village.getByLabel('新密码', { exact: true }).fill('Correct horse 7')
    await village.getByLabel('再输一次新密码').fill('Correct horse 7')
    await press(village, '保存新密码')
    await shown(village.getByText('目前没有填报任务')).waitFor()
    const { body } = await administering(served.district).get<AccountPage>(`accounts?q=${login}`)
    expect(body.items).toMatchObject([{ account: login, mustChangePassword: false }])
  })

  test.each([
    [390, '2026-07-28', '东镇人民政府', '2026-08-03', '区民政局', '区住建局'],
    [1280, '2026-07-29', '西镇人民政府', '2026-08-04', '区住建局', '区民政局'],
  ])(
    'a date moves, an extension is granted, a lead changes, at %i px',
    async (width, date, unit, later, before, after) => {
      const office = await openOffice(width)
      await go(office, 'manage/round/index?code=2026')
      await press(office, '调整 事项清单梳理：镇（街道）→ 牵头单位')
      await office.getByLabel('新的日期').fill('2026-08-09')
      await press(office, '查看影响')
      await shown(office.getByText(/不能早于事项清单梳理（镇/)).waitFor()
      await office.getByLabel('新的日期').fill(date)
      await press(office, '查看影响')
      await shown(office.getByText('2 个单位，4 项任务还没有报送；0 项变为逾期，0 项不再逾期。')).waitFor()
      await fits(office)
      await press(office, `改为 ${date}`)
      await shown(office.getByText('请写明理由，4 到 200 字')).waitFor()
      await office.getByLabel('调整理由').fill('台风停工停课')
      await press(office, `改为 ${date}`)
      await shown(office.getByText(date)).waitFor()

      await press(office, '批准延期')
      await pick(office, '延期单位', unit)
      await pick(office, '延期领域', '社会救助')
      await office.getByLabel('延期到').fill(later)
      await office.getByLabel('延期理由').fill('台风救灾')
      await fits(office)
      await shown(office.getByRole('dialog').getByRole('button', { name: '批准延期' })).click()
      await shown(office.getByText(`事项清单梳理，社会救助，延期到 ${later}`)).waitFor()
      const town = desk(served.district, unit.startsWith('东') ? 'east' : 'west')
      const dues = Object.fromEntries((await town.list()).map(({ domain, dueOn }) => [domain.code, dueOn]))
      expect(dues).toEqual({ '01': later, '02': date })

      await go(office, 'manage/pilot-domain/index?code=01')
      await shown(office.getByRole('button', { name: `牵头单位：${before}` })).waitFor()
      await pick(office, '牵头单位', after)
      await press(office, '查看影响')
      await shown(office.getByText(`2026年编制：${before}本级的事项移交给${after}`)).waitFor()
      await fits(office)
      await press(office, '调整牵头单位')
      await press(office, '机构职能调整')
      await press(office, '确认调整')
      const leads = async () => {
        const { body } = await administering(served.district).get<PilotDomainView>('pilot-domains/01')
        return body.leads.map(({ name }) => name)
      }
      await toasted(office, '牵头单位已调整')
      await expectSoon(leads, [after])
    },
  )
})
