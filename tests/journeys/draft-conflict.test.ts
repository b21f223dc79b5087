import type { Page } from 'playwright-core'
import { screenDatabases } from '../support/databases'
import { type DraftDistrict, field, kill, level3, openDraftDistrict, openEntry, SENT, sign } from './draft-phone'

describe.each(screenDatabases)('two colleagues in one entry, on $name', ({ url }) => {
  let town: DraftDistrict
  let page: Page
  beforeAll(async () => {
    town = await openDraftDistrict(await url())
  })
  beforeEach(async () => {
    page = await town.phone('east')
  })
  afterEach(async () => {
    await page.context().close()
  })
  afterAll(() => town?.close())

  const level1 = (at: Page) => field(at, '一级事项')
  const level2 = (at: Page) => field(at, '二级事项')

  test('both changed two fields: each is chosen by itself, both choices are stored; it survives a kill', async () => {
    const id = await town.newEntry('冲突')
    const other = await town.phone('east-editor')
    await openEntry(page, town.origin, id)
    await openEntry(other, town.origin, id)
    await page.context().setOffline(true)
    await level1(page).fill('我的一级')
    await level3(page).fill('我的三级')
    await level1(other).fill('对方的一级')
    await level3(other).fill('对方的三级')
    await sign(other, SENT)
    await page.context().setOffline(false)
    await sign(page, '有冲突')
    page = await kill(page)
    await page.goto(`${town.origin}/#/pages/fill/entry/index?id=${id}`)
    await page.getByRole('group', { name: '一级事项' }).getByText('我的一级').waitFor()
    // Nobody's version is on top before somebody chose.
    expect((await town.stored(id)).fields.level1).toBe('对方的一级')
    await page.getByLabel('三级事项 对方的').check()
    await page.getByRole('button', { name: '按所选保存' }).click()
    await sign(page, SENT)
    const { fields } = await town.stored(id)
    expect([fields.level1, fields.level2, fields.level3]).toEqual(['我的一级', '冲突', '对方的三级'])
    await other.context().close()
  })

  test('a colleague changed another field: put together without asking, and said', async () => {
    const id = await town.newEntry('互不相干')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('我的三级')
    await town.colleague(id, { level2: '同事的二级' })
    await page.context().setOffline(false)
    await page.getByText('同事刚修改过“二级事项”，已自动并入').waitFor()
    await sign(page, SENT)
    expect(await level2(page).inputValue()).toBe('同事的二级')
    const { fields } = await town.stored(id)
    expect([fields.level2, fields.level3]).toEqual(['同事的二级', '我的三级'])
  })

  test('a colleague deleted the entry: what was typed is readable, and becomes an entry again', async () => {
    const id = await town.newEntry('被删除')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('删除前填的')
    const { version } = await town.stored(id)
    await town.district.call('east-editor', 'POST', '/api/entries/deletion', { entries: [{ id, version }] })
    await page.context().setOffline(false)
    await page.getByText('该事项已被同事删除').waitFor()
    page = await kill(page)
    await page.goto(`${town.origin}/#/pages/fill/entry/index?id=${id}`)
    await page.getByText('删除前填的').waitFor()
    await page.getByRole('button', { name: '作为新事项保存' }).click()
    await level3(page).waitFor()
    expect(await level3(page).inputValue()).toBe('删除前填的')
  })

  test('a colleague handed in meanwhile: said at once, the text stays to be copied', async () => {
    const id = await town.newEntry('已经报送')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('来不及了')
    const { assignment } = await town.stored(id)
    await town.district.dataSource.query(
      `UPDATE submission SET state = 'submitted' WHERE assignment_id = ${assignment.id}`,
    )
    await page.context().setOffline(false)
    await sign(page, /未能上传（已报送/)
    page = await kill(page)
    await page.goto(`${town.origin}/#/pages/fill/entry/index?id=${id}`)
    await page.getByText('本机保存的内容').waitFor()
    await page.getByRole('button', { name: '复制全部文字' }).waitFor()
    expect(await page.locator('.pair-value').getByText('来不及了').isVisible()).toBe(true)
    await town.district.dataSource.query(`UPDATE submission SET state = 'draft' WHERE assignment_id = ${assignment.id}`)
  })
})
