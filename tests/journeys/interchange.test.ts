import type { Page } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { smallDistrict } from '../factories/small-district'
import { desk } from '../support/acting'
import { xlsxOf } from '../support/administering'
import { openPhone, PHONE, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEAD = ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开时限', '公开主体', '公开渠道和载体']
const row = (level2: string, timeLimit = '长期公开') => [
  '1',
  '救助',
  level2,
  '办事指南',
  '《社会救助暂行办法》（国务院令第649号）',
  timeLimit,
  '东镇人民政府',
  '■政府网站',
]

describe.each(screenDatabases)('tables in and documents out, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await acceptedOf(served.district, ['01'], ['civil'])
    await publishedNow(served.district, '01')
  })
  afterAll(() => served?.close())

  const go = (page: Page, path: string) => page.goto(`${served.origin}/#/pages/${path}`)
  const press = (page: Page, name: string | RegExp) =>
    shown(page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })).click()
  const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const choose = async (page: Page, label: string, name: string) => {
    await press(page, new RegExp(`^${label}：`))
    await page.getByRole('dialog').getByRole('button', { name }).click()
  }
  const fits = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  const names = async () => {
    const own = desk(served.district, 'east')
    return (await own.read(await own.idIn('02'))).entries.map(({ fields }) => fields.level2)
  }

  test.each([390, 1280])('a town brings its table, looks at it, takes it over and back, at %i px', async (width) => {
    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    await town.setViewportSize({ ...PHONE, width })
    await press(town, '导入表格')
    await see(town, '本单位导入过的')
    await choose(town, '属于哪个试点领域', smallDistrict.domains[1]?.name ?? '')
    const file = await xlsxOf([HEAD, row('甲事项'), row('乙事项', '按上级要求办理'), ['注：由镇填写']])
    const [chooser] = await Promise.all([town.waitForEvent('filechooser'), press(town, '选择文件')])
    await chooser.setFiles({ name: '东镇目录.xlsx', mimeType: XLSX, buffer: file })
    await see(town, '原表共 4 行：2 行是内容，2 行是表头、标题、说明或空行。')
    await see(town, /存疑：没有读懂时限“按上级要求办理”/)
    await fits(town)

    // the reading stands beside the written text, and is corrected there
    await press(town, '查看 救助 · 乙事项')
    await see(town, '原文')
    await press(town, '修改 救助 · 乙事项')
    await shown(town.getByLabel('公开时限', { exact: true })).fill('每季度更新')
    await press(town, '保存这一行')
    await shown(town.getByText(/没有读懂时限/)).waitFor({ state: 'hidden' })
    await fits(town)

    await shown(town.getByLabel('选中 救助 · 甲事项')).uncheck()
    await press(town, '导入选中的 1 项')
    await press(town, '确认导入')
    await see(town, '已导入：新增 1 项，更新 0 项。')
    expect(await names()).toEqual(['乙事项'])
    await press(town, '撤销这次导入')
    await press(town, '确认撤销')
    await see(town, /这次导入已撤销/)
    expect(await names()).toEqual([])
    await town.context().close()
  })

  test('what is no table is refused in words, and can be taken away', async () => {
    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    await go(town, 'interchange/imports/index')
    const [chooser] = await Promise.all([town.waitForEvent('filechooser'), press(town, '选择文件')])
    await chooser.setFiles({ name: '目录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await see(town, /PDF 里的表格不能直接导入/)
    await press(town, '删除')
    await press(town, '确认删除')
    await see(town, '本单位导入过的')
    await town.context().close()
  })

  test('a pasted table keeps its merged cells', async () => {
    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    await go(town, 'interchange/imports/index')
    await choose(town, '属于哪个试点领域', smallDistrict.domains[1]?.name ?? '')
    await press(town, '粘贴表格')
    const box = shown(town.getByRole('textbox', { name: '粘贴的表格' }))
    await box.evaluate(
      (field, html) => {
        const data = new DataTransfer()
        data.setData('text/html', html)
        data.setData('text/plain', '表')
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      `<table><tr>${HEAD.map((head) => `<td>${head}</td>`).join('')}</tr><tr>${row('甲')
        .map((cell, at) => `<td${at === 1 ? ' rowspan="2"' : ''}>${cell}</td>`)
        .join('')}</tr><tr>${row('乙')
        .filter((_, at) => at !== 1)
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr></table>`,
    )
    await press(town, '读取')
    await see(town, '救助 · 乙')
    await press(town, '不导入了')
    await press(town, '确认删除')
    await see(town, '本单位导入过的')
    await town.context().close()
  })

  test.each([390, 1280])('the office has 附件2 made and downloads it, at %i px', async (width) => {
    const office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '管理')
    await office.setViewportSize({ ...PHONE, width })
    await press(office, '导出文件')
    await see(office, '我的文件')
    await shown(office.getByLabel('Word 文档')).check()
    await press(office, '制作文件')
    await see(office, '可下载')
    const [download] = await Promise.all([office.waitForEvent('download'), press(office, /^下载 /)])
    expect(download.suggestedFilename()).toMatch(/目录.*\.docx$/)
    await fits(office)
    await press(office, /^删除 /)
    await see(office, '还没有导出过文件')
    await office.context().close()
  })

  test('everybody opens the official documents', async () => {
    const resident = await openPhone(served.browser, served.origin)
    await go(resident, 'public/downloads/index')
    const [popup] = await Promise.all([resident.context().waitForEvent('page'), press(resident, '打开 PDF 文件')])
    expect(popup).toBeDefined()
    // A loaded machine says first that it is still being made.
    const type = async () => {
      const reply = await resident.request.get(`${served.origin}/api/public/documents?format=pdf`)
      return reply.headers()['content-type']
    }
    await expectSoon(type, 'application/pdf')
    await resident.context().close()
  })
})
