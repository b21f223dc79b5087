import { setTimeout as pause } from 'node:timers/promises'
import { acceptedOf, publishedNow } from '../factories/published'
import { smallDistrict } from '../factories/small-district'
import { xlsxOf } from '../support/administering'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import { onPhones } from './harness/on-phones'

const HEAD = ['试点领域', '一级事项', '二级事项', '公开内容', '公开时限', '公开主体', '公开渠道和载体']

describe.each(screenDatabases)('tables and documents in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['civil'])
    await publishedNow(district, '01')
    return district
  })

  test('a town imports a table from a chat', async () => {
    const town = await on.signedIn('east')
    await town.openPage('/pages/interchange/imports/index')
    const domain = smallDistrict.domains[1]?.name ?? ''
    const cells = [domain, '救助', '甲事项', '办事指南', '长期公开', '东镇人民政府', '■政府网站']
    await town.holdFile('东镇目录.xlsx', await xlsxOf([HEAD, cells]))
    await town.tap('选择文件')
    await town.see('原表共 2 行：1 行是内容，1 行是表头、标题、说明或空行。')
    await town.tap('查看 救助 · 甲事项')
    await town.see('原文')
    await town.tap('修改 救助 · 甲事项')
    await town.fill('公开内容（要素）', '办事指南和名单')
    await town.tap('保存这一行')
    // Drawn again without the form once the page knows the import's new version.
    await town.see('修改')
    await town.tap('导入选中的 1 项')
    await town.tap('确认导入')
    await town.see('已导入：新增 1 项，更新 0 项。')
    await town.tap('撤销这次导入')
    await town.tap('确认撤销')
    await town.see(/这次导入已撤销/)
  })

  test('the office opens a document in WeChat’s viewer, and sends what the viewer does not know to a chat', async () => {
    const office = await on.signedIn('office')
    await office.openPage('/pages/interchange/exports/index')
    await office.see('我的文件')
    await office.tap('PDF 文件')
    await office.tap('制作文件')
    await office.see(/排队中|制作中|可下载/)
    // The network goes for a moment: how far it is, is asked again all the same.
    await office.goOffline()
    await pause(2500)
    await office.goOnline()
    await office.see('可下载')
    await office.tap(/^打开或转发 /)
    await expectSoon(async () => (await office.openedFile()).endsWith('.pdf'), true)
    await office.tap('CSV 数据')
    await office.tap('制作文件')
    await office.tap(/^打开或转发 .*\.csv$/)
    await expectSoon(async () => (await office.sentFile()).endsWith('.csv'), true)
  })

  test('a resident opens the official catalogue', async () => {
    // A loaded machine says first that it is still being made.
    const made = () => district.app.inject({ method: 'GET', url: '/api/public/documents?format=docx' })
    await expectSoon(async () => (await made()).statusCode, 200)
    const phone = await on.phone()
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('打开 Word 文档')
    await expectSoon(() => phone.openedFile(), '政务公开事项标准目录.docx')
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
