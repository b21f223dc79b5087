import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Browser, Locator } from 'playwright-core'
import { addEntries, addModelRows } from '../factories/many'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { type District, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('filling on a phone, on $name', ({ url }) => {
  let served: ServedDistrict
  let district: District
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    served = await serveDistrict(await url())
    ;({ district, browser, origin } = served)
    await addModelRows(district, '01', 6)
  })
  afterAll(() => served?.close())
  const assignmentOf = async (account: string) => {
    const { body } = await district.call<AssignmentSummary[]>(account, 'GET', '/api/assignments')
    return body.find(({ domain }) => domain.code === '01')
  }

  test('a domain of 8 model rows is filled and handed in for the first time with at most 12 taps', async () => {
    const town = await openPhone(browser, origin, 'east', PASSWORD)
    let taps = 0
    const tap = async (what: Locator) => {
      taps += 1
      await what.click()
    }
    const row = (name: string) => town.getByLabel(`救助 · ${name}`)

    await tap(town.getByRole('button', { name: /社会救助/ }))
    await town.getByText('共 8 行，还有 8 行要处理').waitFor()
    await tap(town.getByRole('button', { name: '全选 8 行' }))
    await tap(town.getByRole('button', { name: '采用所选 8 行' }))
    await shown(town.getByText('公开事项（8）')).waitFor()
    await tap(town.getByRole('button', { name: '报送', exact: true }))
    await town.getByText('8 项', { exact: true }).first().waitFor()
    await tap(town.getByRole('button', { name: '确认报送' }))
    await expectSoon(async () => (await assignmentOf('east'))?.state, 'submitted')
    expect(await assignmentOf('east')).toMatchObject({ entryCount: 8 })
    await shown(town.getByText('待审核')).waitFor()
    expect(taps).toBeLessThanOrEqual(12)
    expect(await row('低保').count()).toBe(0)
  })

  test('a row without the duty is declined with a reason; one left unanswered blocks handing in', async () => {
    const town = await openPhone(browser, origin, 'west', PASSWORD)
    const assignment = await assignmentOf('west')
    await town.goto(`${origin}/#/pages/fill/assignment/index?id=${assignment?.id}`)
    await town.getByLabel('救助 · 低保', { exact: true }).check()
    await town.getByRole('button', { name: '所选无此职责' }).click()
    await town.getByRole('button', { name: '确认', exact: true }).click()
    await town.getByText('请写明理由，至少 4 个字').waitFor()
    await town.getByRole('button', { name: '本辖区没有此类对象' }).click()
    await town.getByRole('button', { name: '确认', exact: true }).click()
    await shown(town.getByText('共 8 行，还有 7 行要处理')).waitFor()

    await town.getByLabel('救助 · 临时救助', { exact: true }).check()
    await town.getByRole('button', { name: '采用所选 1 行' }).click()
    await shown(town.getByText('公开事项（1）')).waitFor()
    expect(await town.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true)
    await town.getByText('报送前还需处理').waitFor()
    await town.getByRole('button', { name: '全选 6 行' }).click()
    await town.getByRole('button', { name: '采用所选 6 行' }).click()
    await shown(town.getByText('公开事项（7）')).waitFor()
    expect(await town.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(false)
  })

  test('many rows at once: deleted with undo, moved, duplicated', async () => {
    const town = await openPhone(browser, origin, 'west', PASSWORD)
    const assignment = await assignmentOf('west')
    await town.goto(`${origin}/#/pages/fill/assignment/index?id=${assignment?.id}`)
    await town.getByRole('button', { name: '批量' }).click()
    await town.getByRole('button', { name: '全选' }).click()
    await town.getByRole('button', { name: '删除' }).click()
    await shown(town.getByText('公开事项（0）')).waitFor()
    await town.getByRole('button', { name: '恢复' }).click()
    await shown(town.getByText('公开事项（7）')).waitFor()

    await town.getByRole('button', { name: /更多操作 .*临时救助/ }).click()
    await town.getByRole('button', { name: '下移' }).click()
    await town.getByRole('button', { name: /^2\. 救助 · 临时救助/ }).waitFor()
    await town.getByRole('button', { name: /更多操作 .*临时救助/ }).click()
    await town.getByRole('button', { name: '复制一份' }).click()
    await shown(town.getByLabel('二级事项')).waitFor()
    await town.goto(`${origin}/#/pages/fill/assignment/index?id=${assignment?.id}`)
    await shown(town.getByText('公开事项（8）')).waitFor()
  })

  test('200 entries: only the rows near the screen are on the page, and the last one can be opened', async () => {
    const assignment = await assignmentOf('civil')
    await addEntries(district, assignment?.id ?? 0, 200)
    const phone = await openPhone(browser, origin, 'civil', PASSWORD)
    await phone.goto(`${origin}/#/pages/fill/assignment/index?id=${assignment?.id}`)
    await shown(phone.getByText('公开事项（200）')).waitFor()
    const rows = phone.getByRole('button', { name: /^\d+\. 救助 · 事项/ })
    const last = phone.getByRole('button', { name: /^200\. 救助 · 事项 200/ })
    expect(await rows.count()).toBeLessThanOrEqual(60)
    const seen = new Set<string>()
    for (let turn = 0; turn < 60 && (await last.count()) === 0; turn++) {
      for (const name of await rows.allInnerTexts()) seen.add(name.split('\n')[0] ?? '')
      expect(await rows.count()).toBeLessThanOrEqual(60)
      // A screen further, and drawn: as fast as the page shows its rows, however slow the machine.
      await phone.evaluate(async () => {
        const pages = [...document.querySelectorAll<HTMLElement>('.taro_page')]
        pages.find((page) => page.offsetParent !== null)?.scrollBy(0, 800)
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
        for (let count = 0; count < 3; count++) await frame()
      })
      await phone.waitForTimeout(30)
    }
    for (const name of await rows.allInnerTexts()) seen.add(name.split('\n')[0] ?? '')
    expect(seen.size).toBe(200)
    await last.click()
    await shown(phone.getByLabel('二级事项')).waitFor()
  })
})
