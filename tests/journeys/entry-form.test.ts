import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import type { Page } from 'playwright-core'
import { screenDatabases } from '../support/databases'
import { expectSoon } from '../support/expect-soon'
import { type DraftDistrict, field, openDraftDistrict, openEntry, SENT, sign } from './draft-phone'

const name = (exact: string) => ({ name: exact, exact: true })

describe.each(screenDatabases)('the entry form on a phone, on $name', ({ url }) => {
  let town: DraftDistrict
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    town = await openDraftDistrict(await url())
  })
  beforeEach(async () => {
    page = await town.phone('east')
    faults = []
    page.on('pageerror', (error) => faults.push(error.message))
  })
  afterEach(async () => {
    await page.context().close()
    expect(faults).toEqual([])
  })
  afterAll(() => town?.close())

  /** Opens entries to filling in the catalogue phase; another test tells how a round gets there. */
  async function inCatalogue(id: number) {
    const { assignment } = await town.stored(id)
    await town.district.dataSource.manager.update(AssignmentEntity, assignment.id, { phase: 'catalogue' })
  }
  const step = (label: string) =>
    page.getByRole('button', { name: new RegExp(`步 ${label}，`) }).filter({ visible: true })
  const press = (label: string) => page.getByRole('button', name(label)).filter({ visible: true }).click()

  test('the inventory asks for names, stage and 公开属性 only; 不予公开 with its ground and date', async () => {
    const id = await town.newEntry('清单事项')
    await openEntry(page, town.origin, id)
    expect(await page.getByRole('navigation', { name: '填写步骤' }).getByRole('button').allInnerTexts()).toEqual([
      '1 名称与阶段',
      '2 公开属性',
      '3 核对',
    ])
    await page.getByRole('group', { name: '“五公开”阶段' }).getByLabel('结果').check()
    await press('下一步')
    await page.getByLabel('不予公开', { exact: true }).check()
    await step('核对').click()
    await page.getByText('还缺 2 项').first().waitFor()
    // Each line leads to its very field.
    await page.getByRole('button', { name: /重新评估日期/ }).click()
    await page.getByLabel('重新评估日期', { exact: true }).fill('2027-06-30')
    await page.getByLabel(/条例第十五条/).check()
    await step('核对').click()
    await page.getByText('内容完整，可以报送。').waitFor()
    await sign(page, SENT)
    const { fields } = await town.stored(id)
    expect(fields).toMatchObject({ attribute: 'withheld', withholdGround: 'article15', reassessOn: '2027-06-30' })
  })

  test('the catalogue: template ticks offered and never stored by themselves, a limit understood, a law picked', async () => {
    const id = await town.newEntry('目录事项')
    await inCatalogue(id)
    await openEntry(page, town.origin, id)
    await step('时限与渠道').click()
    await page.getByLabel('公开时限', { exact: true }).fill('信息形成后30个工作日内')
    await page.getByText(/^理解为：.*30个工作日/).waitFor()
    await page.getByText(/超过20个工作日.*第二十六条/).waitFor()
    await sign(page, SENT)
    expect((await town.stored(id)).fields.channels).toEqual([])
    await press('填入模板示例勾选')
    await sign(page, SENT)
    await expectSoon(
      async () => (await town.stored(id)).fields.channels,
      ['website', 'newMedia', 'paper', 'readingPoint', 'serviceCentre'],
    )
    const { fields } = await town.stored(id)
    expect([fields.audiences, fields.ways, fields.levels]).toEqual([['everyone'], ['proactive'], ['district']])

    await step('内容与依据').click()
    await press('填入 东镇人民政府')
    await press('＋ 从法规库选择')
    const sheet = page.getByRole('dialog', { name: '选择公开依据' })
    await sheet.getByLabel('搜索法规').fill('政府信息公开条例')
    await sheet.getByRole('button', { name: /^《中华人民共和国政府信息公开条例》.*711/ }).click()
    await page.getByLabel('条款 1').fill('第二十条')
    await press('＋ 从法规库选择')
    await press('库里没有，自己填写')
    await sheet.getByLabel('依据名称').fill('东镇救助办法')
    await sheet.getByRole('button', name('填入')).click()
    await page.getByLabel('条款 2').waitFor()
    await expectSoon(
      async () => (await town.stored(id)).fields.bases.map((basis) => [basis.title, basis.article]),
      [
        ['中华人民共和国政府信息公开条例', '第二十条'],
        ['东镇救助办法', ''],
      ],
    )
    expect((await town.stored(id)).fields.subjects).toEqual(['东镇人民政府'])
  })

  test('each control has a name, each step says where one is, and the next entry is one tap away', async () => {
    const first = await town.newEntry('前一项')
    const second = await town.newEntry('后一项')
    await inCatalogue(first)
    await openEntry(page, town.origin, first)
    expect(await step('名称').getAttribute('aria-current')).toBe('step')
    const nameless = await page.evaluate(() =>
      Array.from(document.querySelectorAll('button, input, textarea, select'))
        .filter((element) => (element as HTMLElement).offsetParent !== null)
        .filter((element) => !element.getAttribute('aria-label') && !element.textContent?.trim())
        .map((element) => element.outerHTML),
    )
    expect(nameless).toEqual([])
    await press('下一项 ›')
    await expectSoon(async () => field(page, '二级事项').inputValue(), '后一项')
    expect(page.url()).toContain(`id=${second}`)
  })

  test('letters half as large again: nothing wider than the screen, nothing cut off', async () => {
    const id = await town.newEntry('大字')
    await inCatalogue(id)
    await openEntry(page, town.origin, id)
    await page.addStyleTag({ content: 'html { font-size: 30px !important }' })
    for (const label of ['名称', '内容与依据', '时限与渠道', '核对']) {
      await step(label).click()
      const cut = await page.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>('.entry-form *'))
          .filter((element) => element.offsetParent !== null && !element.closest('.step-chips, .check'))
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => `${element.className} ${element.textContent?.slice(0, 20)}`),
      )
      expect(cut).toEqual([])
    }
  })
})
