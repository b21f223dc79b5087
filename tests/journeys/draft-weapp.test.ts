import { join } from 'node:path'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { openWeapp, type Phone, type Weapp } from '../weapp/harness/driver'
import { type DraftDistrict, openDraftDistrict, SENT } from './draft-phone'

const dist = join(__dirname, '../../miniapp/dist/weapp')

describe.each(screenDatabases)('a draft in the mini-program, on $name', ({ url }) => {
  let town: DraftDistrict
  let weapp: Weapp
  let phone: Phone
  beforeAll(async () => {
    town = await openDraftDistrict(await url())
    weapp = await openWeapp(town.browser, dist, town.origin)
    phone = await weapp.phone()
  })
  afterEach(() => {
    expect(weapp.takeProblems()).toEqual([])
  })
  afterAll(async () => {
    await weapp?.close()
    await town?.close()
  })

  const page = (id: number) => `pages/fill/entry/index?id=${id}`

  test('opened cold without sign-in: signs in, is back at the entry; keys typed fast are all there, and sent', async () => {
    const id = await town.newEntry('手机填写')
    await phone.openPage(page(id))
    await phone.tap('登录')
    await phone.fill('账号', 'east')
    await phone.fill('密码', PASSWORD)
    await phone.tap('登录')
    await phone.see('填写内容会自动保存')
    await phone.type('三级事项', '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')
    await phone.see(SENT)
    expect(await phone.value('三级事项')).toBe('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')
    await expectSoon(async () => (await town.stored(id)).fields.level3, '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')
  })

  test('closed right after a key: found again, and sent', async () => {
    const id = await town.newEntry('刚输入就关闭')
    await phone.openPage(page(id))
    await phone.see('填写内容会自动保存')
    await phone.type('三级事项', '没等上传')
    await phone.openPage(page(id))
    await phone.see(SENT)
    expect(await phone.value('三级事项')).toBe('没等上传')
    expect((await town.stored(id)).fields.level3).toBe('没等上传')
  })

  test('what a colleague stored appears in a field that was typed in', async () => {
    const id = await town.newEntry('同事修改')
    await phone.openPage(page(id))
    await phone.see('填写内容会自动保存')
    await phone.type('三级事项', '甲')
    await phone.see(SENT)
    await town.colleague(id, { level3: '同事写的' })
    await phone.type('一级事项', '乙')
    await phone.see('已自动并入')
    expect(await phone.value('三级事项')).toBe('同事写的')
    expect(await phone.value('一级事项')).toBe('救助乙')
  })

  test('the steps are walked with the thumb, and the first picture of the page is small', async () => {
    const id = await town.newEntry('走一遍')
    await phone.openPage(page(id))
    await phone.tap('结果')
    await phone.tap('下一步')
    await phone.tap('主动公开')
    await phone.tap('下一步')
    await phone.see('内容完整，可以报送。')
    await phone.see(SENT)
    expect((await town.stored(id)).fields).toMatchObject({ stages: ['result'], attribute: 'proactive' })
    const row = weapp.setDataTable().find((setDataRow) => setDataRow.page.startsWith('pages/fill/entry'))
    expect(row?.first).toBeLessThanOrEqual(64 * 1024)
  })
})
