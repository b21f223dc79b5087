import type { Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { done } from '../support/acting'
import { openPhone, PHONE, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { discloser, onSite } from '../support/disclosing'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'
import { watcher } from '../support/watching'

const LOW = '01-east-0001'
const PC = { width: 1280, height: 900 }

describe.each(screenDatabases)('抽查 and 督办 in a browser, on $name', ({ url }) => {
  let served: ServedDistrict
  let lead: Page
  let office: Page
  let town: Page
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await publishedFirst(served.district)
    done(
      await discloser(served.district, 'east').record({
        publicNumbers: [LOW],
        title: '五月名单',
        formedOn: '2026-05-06',
        disclosure: null,
      }),
    )
    const open = (account: string, arrived?: string) =>
      openPhone(served.browser, served.origin, account, PASSWORD, arrived)
    lead = await open('civil')
    office = await open('office', '管理')
    town = await open('east')
  })
  afterAll(() => served?.close())

  const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))
  const field = (page: Page, name: string) => shown(page.getByLabel(name, { exact: true }))
  const says = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const go = (page: Page, path: string) => page.goto(`${served.origin}/#/pages/${path}`)
  const dialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
  const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

  test('a lead draws, sees how, and says what is wrong', async () => {
    await button(lead, '抽查').click()
    await button(lead, '随机抽查').click()
    await field(lead, '抽取几项').fill('3')
    await dialog(lead, '抽取').click()
    await says(lead, '这个范围有 2 个事项，一次抽 1 到 2 个')
    await field(lead, '抽取几项').fill('2')
    await dialog(lead, '抽取').click()
    await says(lead, '从 2 项中随机抽取')
    await button(lead, '填写结果：救助 · 低保').click()
    await shown(lead.getByRole('group', { name: '找得到' }).getByRole('checkbox', { name: '否' })).click()
    await dialog(lead, '保存').click()
    await says(lead, '有问题的，请写明问题')
    await field(lead, '问题').fill('网站上没有找到')
    await dialog(lead, '保存').click()
    await toasted(lead, '已通知整改')
    await says(lead, '已看 1 / 2 项')
    expect(await sideways(lead)).toBeLessThanOrEqual(0)
  })

  test('the unit finds it on its 工作台 and says what it put right', async () => {
    await town.reload()
    await button(town, '整改（1）').click()
    await says(town, '网站上没有找到')
    await button(town, '反馈整改：救助 · 低保').click()
    await field(town, '怎样更正的').fill('栏目链接已经修复')
    await dialog(town, '反馈').click()
    await toasted(town, '已反馈')
    await says(town, '没有要整改的问题')
    await shown(town.getByRole('checkbox', { name: '已销号' })).click()
    await says(town, /栏目链接已经修复/)
  })

  test('the office supervises what is overdue, and it closes itself when it is published', async () => {
    await office.reload()
    await says(office, '逾期 1 · 整改未完成 0 · 督办未办结 0')
    await go(office, 'watch/supervisions/index')
    await button(office, '发出督办').click()
    await button(office, /^督办哪个单位/).click()
    await shown(office.getByText('东镇人民政府')).click()
    await says(office, '五月名单')
    await field(office, '督办要求').fill('请立即公开')
    await button(office, '发出督办（1 项）').click()
    await says(office, '〔2026〕1号督办')
    await says(office, '已公开 0 / 1 项')
    const [thing] = (await discloser(served.district, 'east').item(LOW)).occurrences
    if (!thing) throw new Error('nothing was recorded')
    done(await discloser(served.district, 'east').add(thing, onSite('2026-07-20')))
    await go(office, 'watch/supervisions/index')
    await says(office, '没有这样的督办')
    await shown(office.getByRole('checkbox', { name: '已办结' })).click()
    await button(office, '〔2026〕1号督办，东镇人民政府').click()
    await says(office, '2026-07-20 全部公开，自动办结')
    expect((await watcher(served.district, 'office').figures()).supervisions).toBe(0)
  })

  test('the office on a PC: the layer of the matrix, its items, the bulletin and the sites of links', async () => {
    await office.setViewportSize(PC)
    await go(office, 'manage/matrix/index?layer=disclosure')
    await button(office, /^东镇人民政府，社会救助，逾期后公开 1，未开始 1$/).click()
    await says(office, '东镇人民政府 · 社会救助')
    await says(office, '共 2 项')
    await shown(office.getByRole('checkbox', { name: '未开始' })).click()
    await says(office, '共 1 项')
    expect(await sideways(office)).toBeLessThanOrEqual(0)
    await go(office, 'watch/bulletin/index')
    const saved = office.waitForEvent('download')
    await button(office, '下载通报（Word）').click()
    expect((await saved).suggestedFilename()).toMatch(/^\d{4}年第.季度公开落实情况通报\.docx$/)
    await office.setViewportSize(PHONE)
    await go(office, 'watch/hosts/index')
    await shown(office.getByRole('textbox')).fill('qingxi.gov.cn')
    await button(office, '保存').click()
    await toasted(office, '已保存')
    expect(
      (await discloser(served.district, 'office').call<{ hosts: string[] }>('GET', 'settings')).body.hosts,
    ).toEqual(['qingxi.gov.cn'])
  })
})
