import type { Page } from 'playwright-core'
import { handedInBy } from '../factories/handed-in'
import { addModelRows } from '../factories/many'
import { districtWithTowns } from '../factories/small-district'
import { desk } from '../support/acting'
import { openPhone, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const TOWNS = ['east', 'west', 'town-3', 'town-4', 'town-5', 'town-6', 'town-7']
const exactly = (name: string) => ({ name, exact: true })

describe.each(screenDatabases)('a review of 7 towns × 10 entries with 3 returns, on $name', ({ url }) => {
  describe.each([
    { device: 'a phone', width: 390, height: 844 },
    { device: 'a PC', width: 1280, height: 900 },
  ])('at $device', ({ width, height }) => {
    let served: ServedDistrict
    let lead: Page
    const ids = new Map<string, number>()
    const of = (account: string) => desk(served.district, account)
    const stateOf = async (town: string) => (await of('civil').read(ids.get(town) ?? 0)).state
    const press = (name: string) => shown(lead.getByRole('button', exactly(name))).click()
    const openSubmission = async (town: string) => {
      await lead.goto(`${served.origin}/#/pages/review/submission/index?id=${ids.get(town)}`)
      await shown(lead.getByText(/^第 \d+ \/ 10 项/)).waitFor()
    }
    const at = (place: number) => shown(lead.getByText(`第 ${place} / 10 项`, { exact: false })).waitFor()
    beforeAll(async () => {
      served = await serveDistrict(await url(), districtWithTowns(7))
      await addModelRows(served.district, '01', 8)
      for (const town of TOWNS) ids.set(town, (await handedInBy(served.district, town, '01')).id)
      lead = await openPhone(served.browser, served.origin, 'civil', PASSWORD)
      await lead.setViewportSize({ width, height })
    })
    afterAll(() => served?.close())

    test('the queue shows all seven; the first is walked entry by entry, left, and gone on with', async () => {
      await lead.goto(`${served.origin}/#/pages/review/queue/index`)
      await shown(lead.getByText('待审核（7）')).waitFor()
      await shown(lead.getByRole('button', { name: /东镇人民政府 · 社会救助/ })).click()
      await at(1)
      await press('没有问题')
      await at(2)
      await press('没有问题')
      await at(3)
      await lead.goto(`${served.origin}/#/pages/review/queue/index`)
      await shown(lead.getByText('已看 2 / 10 项')).waitFor()
      await openSubmission('east')
      await at(3)
    })

    test('an entry is marked for return with a usual remark; the submission goes back with it', async () => {
      await press('退回这一项')
      await shown(lead.getByRole('group', exactly('意见所指的栏目')))
        .getByLabel('“五公开”阶段')
        .check()
      await press('公开依据请写明文号和条款')
      await press('标为退回')
      await at(4)
      expect(await shown(lead.getByRole('button', exactly('通过'))).isDisabled()).toBe(true)
      await press('退回')
      await press('确认退回')
      await shown(lead.getByText('当前没有可退回的报送').or(lead.getByText('当前不是待审核状态'))).waitFor()
      expect(await stateOf('east')).toBe('returned')
      expect((await of('east').read(ids.get('east') ?? 0)).remarks).toMatchObject([
        { field: 'stages', text: '公开依据请写明文号和条款', by: '区民政局' },
      ])
    })

    test('two more go back at once with one remark, after one was taken back in time', async () => {
      await lead.goto(`${served.origin}/#/pages/review/queue/index`)
      await shown(lead.getByText('待审核（6）')).waitFor()
      for (const attempt of ['taken back', 'kept']) {
        await press('批量')
        for (const name of ['西镇人民政府', '第3镇人民政府'])
          await lead.getByLabel(`${name} · 社会救助`, { exact: true }).check()
        await press('退回 2 个')
        const dialog = lead.getByRole('dialog')
        await dialog.getByLabel('退回意见').fill('请结合本镇实际修改')
        await dialog.getByRole('button', exactly('确认退回')).click()
        const waiting = shown(lead.getByText(/^退回 2 个报送，\d+ 秒后生效$/))
        await waiting.waitFor()
        if (attempt === 'taken back') {
          await press('撤销')
          await toasted(lead, '已撤销')
          await waiting.waitFor({ state: 'hidden' })
          await shown(lead.getByRole('button', exactly('批量'))).waitFor()
          expect(await stateOf('west')).toBe('submitted')
        }
      }
      await shown(lead.getByText('待审核（4）')).waitFor()
      expect([await stateOf('west'), await stateOf('town-3')]).toEqual(['returned', 'returned'])
    })

    test('the others are approved: one after looking at each entry, three together', async () => {
      await openSubmission('town-4')
      for (let place = 1; place <= 10; place++) {
        await at(place)
        // on a PC without touching the mouse
        if (width > 1000) await lead.keyboard.press('o')
        else await press('没有问题')
      }
      await shown(lead.getByText('第 10 / 10 项 · 已看 10')).waitFor()
      await press('通过')
      await press('确认通过')
      await expectSoon(() => stateOf('town-4'), 'approved')

      await lead.goto(`${served.origin}/#/pages/review/queue/index`)
      await shown(lead.getByText('待审核（3）')).waitFor()
      await press('批量')
      await press('全选')
      await press('通过 3 个')
      await press('确认通过')
      await shown(lead.getByText('目前没有待审核的报送')).waitFor()
      const states = await Promise.all(TOWNS.map(stateOf))
      expect(states).toEqual(['returned', 'returned', 'returned', 'approved', 'approved', 'approved', 'approved'])
    })

    test('keys and swipes walk both ways; the comparison shows who did what with each row', async () => {
      await openSubmission('town-5')
      await at(1)
      if (width > 1000) {
        await lead.keyboard.press('ArrowRight')
        await at(2)
        await lead.keyboard.press('k')
        await at(1)
      } else {
        await swipe(lead, -200)
        await at(2)
        await swipe(lead, 200)
        await at(1)
      }
      await press('与其他单位对比')
      await shown(lead.getByText('社会救助 · 各单位对比')).waitFor()
      await shown(lead.getByText(/个单位与标准指引相同，0 个有调整，0 个无此职责/)).waitFor()
      await shown(lead.getByText(/10 个事项中 10 个与标准指引或其他单位完全相同/)).waitFor()
    })
  })
})

/** A finger across the entry in front, so many px. */
async function swipe(page: Page, by: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await settled(page)
  const entry = await shown(page.getByText(/^第 \d+ \/ 10 项/)).boundingBox()
  const [x, y] = [by < 0 ? 300 : 90, (entry?.y ?? 0) + 80]
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + by / 2, y }] })
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + by, y }] })
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
