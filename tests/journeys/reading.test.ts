import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import type { Page } from 'playwright-core'
import { cancelRow } from '../factories/cancelled'
import { acceptedOf, publish, publishedNow } from '../factories/published'
import { smallDistrict } from '../factories/small-district'
import { done } from '../support/acting'
import { openPhone, PHONE, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { faultsOfElder } from '../support/elder'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const PC = { width: 1280, height: 900 }
const [model] = smallDistrict.guidelines['01'] ?? []

describe.each(screenDatabases)('a resident reads the catalogue, on $name', ({ url }) => {
  let served: ServedDistrict
  let phone: Page
  let pc: Page
  beforeAll(async () => {
    served = await serveDistrict(await url())
    const { district } = served
    const fields = { ...model, level2: '孤儿基本生活费', ways: ['onRequest'], stages: ['service'] }
    await district.dataSource.manager.insert(GuidelineItemEntity, { domainCode: '01', position: 9, fields } as never)
    await acceptedOf(district, ['01'], ['civil', 'east'])
    await publishedNow(district, '01')
    phone = await openPhone(served.browser, served.origin)
    pc = await openPhone(served.browser, served.origin)
    await pc.setViewportSize(PC)
  })
  afterAll(() => served?.close())

  let page: Page
  const at = (path: string) => page.goto(`${served.origin}/#/pages/${path}`)
  const button = (name: string | RegExp) => shown(page.getByRole('button', { name }))
  /** On one of the two screens; on both where their layouts differ. */
  const on = (size: typeof PHONE) =>
    beforeAll(() => {
      page = size === PHONE ? phone : pc
    })

  describe.each([PC, PHONE])('finds and reads, $width px wide', (size) => {
    on(size)

    test('searches in other words, narrows, and takes a condition back', async () => {
      await at('catalogue/index')
      await shown(page.getByText('共 6 个公开事项')).waitFor()
      await shown(page.getByLabel('搜索公开事项')).fill('孤兒')
      await button('孤儿基本生活费')
        .or(shown(page.getByRole('option', { name: '孤儿基本生活费' })))
        .first()
        .waitFor()
      await shown(page.getByLabel('搜索公开事项')).press('Enter')
      await shown(page.getByText('共 2 个公开事项')).waitFor()
      expect(await shown(page.locator('.mark')).first().textContent()).toBe('孤儿')

      if (size === PHONE) await button('筛选').click()
      await shown(page.getByLabel('东镇人民政府 3')).check()
      if (size === PHONE) await button('查看 1 个公开事项').click()
      await shown(page.getByText('共 1 个公开事项')).waitFor()
      expect(decodeURIComponent(page.url())).toContain('?q=孤兒&organisation=east')
      await button('取消单位：东镇人民政府').click()
      await shown(page.getByText('共 2 个公开事项')).waitFor()
    })

    test('an address that was sent on shows the same list; nothing found helps further', async () => {
      await at(`catalogue/index?organisation=civil&q=${encodeURIComponent('低保')}`)
      await page.reload()
      await shown(page.getByText('“低保”共 1 个公开事项')).waitFor()
      await at('home/index')
      await shown(page.getByRole('heading', { name: '最近更新' })).waitFor()
      await at(`catalogue/index?q=${encodeURIComponent('孤儿的生活补助')}`)
      await shown(page.getByText('没有找到公开事项')).waitFor()
      await button('孤儿基本生活费').first().click()
      await shown(page.getByText('共 2 个公开事项')).waitFor()
    })

    test('reads an entry: by when, how to apply, where the official copy is; follows it', async () => {
      await button(/东镇人民政府.*孤儿基本生活费/).click()
      await shown(page.getByRole('heading', { name: '救助 · 孤儿基本生活费' })).waitFor()
      await shown(page.getByText(/例：.* 月 .* 日形成或者变更的信息，最迟 .*公开/)).waitFor()
      await shown(page.getByRole('heading', { name: '怎样申请' })).waitFor()
      await shown(page.getByText(/自收到申请之日起 20 个工作日内答复/)).waitFor()
      await shown(page.getByText(/2026年第1版 · .* · 新增/)).waitFor()
      await button('关注这个事项').click()
      await button('取消关注这个事项').waitFor()

      await settled(page)
      await page.goBack()
      await shown(page.getByText('共 2 个公开事项')).waitFor()
      expect(await shown(page.getByLabel('搜索公开事项')).inputValue()).toBe('孤儿基本生活费')
      expect(decodeURIComponent(page.url())).toContain('?q=孤儿基本生活费')
    })
  })

  describe('comes back after a new edition', () => {
    on(PHONE)

    test('a new edition: what is followed says that it changed, and how', async () => {
      const { manager } = served.district.dataSource
      const entry = await manager.findOneByOrFail(EntryEntity, { publicNumber: '01-east-0003' })
      const fields = { ...entry.fields, timeLimit: '信息形成之日起5个工作日内' }
      await manager.update(EntryEntity, { id: entry.id }, { fields })
      done(await publish(served.district, { note: '缩短时限' }))

      await at('public/followed/index')
      await shown(page.getByText('有变化', { exact: true })).waitFor()
      await shown(page.getByText('公开时限改为：信息形成之日起5个工作日内')).waitFor()
      await button(/^查看变化：/).click()
      await shown(page.getByText('公开时限改为：信息形成之日起5个工作日内')).waitFor()
      await button('查看2026年第1版中的内容').click()
      await shown(page.getByText('这是2026年第1版中的内容，可能与现行的不同。')).waitFor()
      await button('查看现行内容').click()
      await shown(page.getByText(/最迟/)).waitFor()
      await at('public/followed/index')
      await shown(page.getByText('没有变化', { exact: true })).waitFor()
      await button(/^取消关注：/).click()
      await shown(page.getByText('还没有关注')).waitFor()
    })

    test('a whole domain is followed too; of what was withdrawn the last word is said', async () => {
      await at('catalogue/index?domain=01')
      await shown(page.getByText('共 6 个公开事项')).waitFor()
      await settled(page)
      await button('关注这个领域').click()
      await button('取消关注这个领域').waitFor()
      await shown(page.locator('.card').filter({ hasText: '东镇人民政府' }).filter({ hasText: '低保' })).click()
      await settled(page)
      await button('关注这个事项').click()
      await button('取消关注这个事项').waitFor()

      await cancelRow(served.district, { publicNumber: '01-east-0001' })
      done(await publish(served.district, { note: '撤销一项' }))
      await at('public/followed/index')
      await shown(page.getByText('已撤销', { exact: true })).waitFor()
      await shown(page.getByText('撤销 1 项', { exact: true })).waitFor()
      await button('查看变化：社会救助').click()
      await shown(page.getByText('2026年第3版与2026年第2版相比：1 项变化')).waitFor()
      await settled(page)
      await at('public/followed/index')
      await button('查看变化：救助 · 低保').click()
      await shown(page.getByText(/^自2026年第3版.*起，不在现行目录里。$/)).waitFor()
      await shown(page.getByText('原因：该项职责已经划出本镇')).waitFor()
      await shown(page.getByText(/2026年第3版 · .* · 撤销/)).waitFor()
      await settled(page)
      await at('public/followed/index')
      // a withdrawal is said until it is followed no more
      await shown(page.getByText('关注了 2 个，其中 1 个在您上次查看以后有变化')).waitFor()
    })

    test('goes through the editions and compares them', async () => {
      await at('public/editions/index')
      await button(/^2026年第2版/).click()
      await shown(page.getByText('共 6 个公开事项')).waitFor()
      await button('与上一版相比的变化').click()
      await shown(page.getByText('2026年第2版与2026年第1版相比：修改 1 项')).waitFor()
      await shown(page.getByText('现为：信息形成之日起5个工作日内')).waitFor()
      await button(/^这一版：/).click()
      await button('2026年第1版').click()
      await shown(page.getByText('2026年第1版（第一版）：新增 6 项')).waitFor()
    })

    test('takes the data along', async () => {
      await at('public/downloads/index')
      await shown(page.getByText('领域–单位–顺序号', { exact: false })).waitFor()
      await shown(page.getByText(/可以免费查阅、复制、再利用/)).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        shown(page.getByRole('link', { name: '下载 csv（表格）' })).click(),
      ])
      expect(download.suggestedFilename()).toBe('云山市青溪区政务公开事项目录（2026年第3版）.csv')
    })
  })

  describe.each([PHONE, PC])('in 长辈版, $width px wide', (size) => {
    on(size)
    /** Pixels between the open sheet and the tab bar, which is below it on a phone and above it on a PC. */
    const besideTabs = async () => {
      const bar = await page.locator('.weui-tabbar').boundingBox()
      const veil = await shown(page.locator('.sheet-veil')).boundingBox()
      if (!bar || !veil) throw new Error('no sheet over a page with tabs')
      const gap = size === PHONE ? bar.y - (veil.y + veil.height) : veil.y - (bar.y + bar.height)
      return Math.abs(Math.round(gap))
    }

    test('every page of these has 18 pt, contrast and targets of 60 px', async () => {
      await at('home/index')
      await button('长辈版').click()
      for (const [path, words] of [
        ['catalogue/index?domain=01', '共 5 个公开事项'],
        ['public/entry/index?id=01-east-0003', '怎样申请'],
        ['public/entry/index?id=01-east-0003&edition=1', '查看现行内容'],
        ['public/editions/index', '2026年第3版'],
        ['public/edition/index?id=3', '与上一版相比的变化'],
        ['public/changes/index?id=2', '修改 1 项'],
        ['public/followed/index', size === PHONE ? '关注了 2 个' : '有变化'],
        ['public/downloads/index', '领域–单位–顺序号'],
      ]) {
        await at(path ?? '')
        await page.reload()
        await shown(page.getByText(words ?? '')).waitFor()
        await settled(page)
        expect({ path, faults: await faultsOfElder(page.locator('body')) }).toEqual({ path, faults: [] })
      }
      await at('catalogue/index')
      await page.reload()
      await button('筛选').click()
      await shown(page.getByRole('dialog', { name: '筛选' })).waitFor()
      expect(await faultsOfElder(page.locator('body'))).toEqual([])
      expect(await besideTabs()).toBe(0)
      await button('关闭').click()
      await at('home/index')
      await button('标准版').click()
    })

    if (size === PHONE)
      test('a sheet ends where the tab bar begins, in 标准版 too', async () => {
        await at('catalogue/index')
        await button('筛选').click()
        await shown(page.getByRole('dialog', { name: '筛选' })).waitFor()
        expect(await besideTabs()).toBe(0)
        await button('关闭').click()
      })
  })
})
