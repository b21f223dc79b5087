import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Page } from 'playwright-core'
import { adoptedBy, handedInBy } from '../factories/handed-in'
import { districtWithTowns } from '../factories/small-district'
import { type Desk, desk, done } from '../support/acting'
import { openPhone, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'
import { SENT, sign } from './draft-phone'

const IDENTITY = '11010519491231002X'
const MASKED = '110***********002X'
const MOBILE = '13800138000'
const exactly = (name: string) => ({ name, exact: true })

describe.each(screenDatabases)('个人信息 on the pages, on $name', ({ url }) => {
  describe.each([
    { device: 'a phone', width: 390, height: 844 },
    { device: 'a PC', width: 1280, height: 800 },
  ])('at $device', ({ width, height }) => {
    let served: ServedDistrict
    const of = (account: string): Desk => desk(served.district, account)
    const box = (page: Page, name: string) => shown(page.getByRole('textbox', exactly(name)))
    const press = (page: Page, name: string) => shown(page.getByRole('button', exactly(name))).click()
    const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
    const typedIn = (page: Page, name: string) => box(page, name).inputValue()
    const rowOf = async (account: string, id: number, level2: string) => {
      const row = (await of(account).read(id)).entries.find(({ fields }) => fields.level2 === level2)
      if (!row) throw new Error(`no row ${level2}`)
      return row
    }
    const openFor = async (account: string, path: string) => {
      const arrived = account === 'office' ? '进度总览' : '填报任务'
      const page = await openPhone(served.browser, served.origin, account, PASSWORD, arrived)
      await page.setViewportSize({ width, height })
      await page.goto(`${served.origin}/#/${path}`)
      return page
    }
    beforeAll(async () => {
      served = await serveDistrict(await url(), districtWithTowns(3))
    })
    afterAll(() => served?.close())

    describe('a village', () => {
      let work: AssignmentDetail
      let page: Page
      beforeAll(async () => {
        done(await of('east').delegate(await of('east').idIn('01'), 'east-01'))
        work = await adoptedBy(served.district, 'east-01', '01')
        const { id } = await rowOf('east-01', work.id, '低保')
        page = await openFor('east-01', `pages/fill/entry/index?id=${id}`)
      })

      test('types an identity number: it is marked below its field; masked by a tap, brought back, masked', async () => {
        await box(page, '三级事项').fill(`张三，身份证号${IDENTITY}`)
        await see(page, '个人信息 1 处（身份证号）')
        await see(page, '身份证号 · 必须遮盖')
        expect(await shown(page.locator('.personal-datum')).textContent()).toBe(IDENTITY)
        await press(page, '遮盖身份证号')
        expect(await typedIn(page, '三级事项')).toBe(`张三，身份证号${MASKED}`)
        await press(page, '三级事项：撤销遮盖')
        expect(await typedIn(page, '三级事项')).toBe(`张三，身份证号${IDENTITY}`)
        await press(page, '遮盖身份证号')
        await see(page, '已遮盖 1 处')
        await sign(page, SENT)
        expect((await rowOf('east-01', work.id, '低保')).fields.level3).toBe(`张三，身份证号${MASKED}`)
      })

      test('two at once, and again after more was typed', async () => {
        await box(page, '三级事项').fill(`甲身份证${IDENTITY}，乙身份证${IDENTITY}`)
        await press(page, '三级事项：全部遮盖')
        expect(await typedIn(page, '三级事项')).toBe(`甲身份证${MASKED}，乙身份证${MASKED}`)
        await box(page, '三级事项').fill('对象名单')
        await sign(page, SENT)
        await expectSoon(() => page.locator('.personal').filter({ visible: true }).count(), 0)
      })

      test('hands in', async () => {
        await page.goto(`${served.origin}/#/pages/fill/assignment/index?id=${work.id}`)
        await press(page, '报送')
        await press(page, '确认报送')
        await toasted(page, '已报送')
        expect((await of('east-01').read(work.id)).state).toBe('submitted')
      })
    })

    describe('a town', () => {
      let id: number
      let page: Page
      beforeAll(async () => {
        id = (await adoptedBy(served.district, 'west', '01')).id
        const says = { 临时救助: `救助对象身份证号${IDENTITY}`, 低保: `咨询请打${MOBILE}` }
        for (const [level2, content] of Object.entries(says)) {
          const row = await rowOf('west', id, level2)
          done(await of('west').save(row.id, row.version, { ...row.fields, content }))
        }
        page = await openFor('west', `pages/fill/assignment/index?id=${id}`)
      })

      test('sees in its list how much stands in a row, and is led from the refusal to the very field', async () => {
        await see(page, '含个人信息 1 处')
        expect(await shown(page.getByRole('button', exactly('报送'))).isDisabled()).toBe(true)
        await shown(page.getByRole('button', { name: /含有身份证号/ })).click()
        await box(page, '公开内容（要素）').waitFor()
        await press(page, '遮盖身份证号')
        await sign(page, SENT)
        expect((await rowOf('west', id, '临时救助')).fields.content).toBe(`救助对象身份证号${MASKED}`)
      })

      test('says of a telephone that it is nobody’s, and why; that stands beside it, and the work is handed in', async () => {
        const row = await rowOf('west', id, '低保')
        await page.goto(`${served.origin}/#/pages/fill/entry/index?id=${row.id}&field=content`)
        await press(page, '不是个人信息：手机号码')
        const dialog = shown(page.getByRole('dialog'))
        await dialog.getByRole('button', exactly('确认')).click()
        await dialog.getByText('请写明理由，至少 4 个字').waitFor()
        await dialog.getByRole('button', exactly('单位公开的值班、咨询电话')).click()
        await dialog.getByRole('button', exactly('确认')).click()
        await see(page, '手机号码 · 已说明不是个人信息')
        await see(page, /西镇人民政府.*：单位公开的值班、咨询电话/)
        await page.goto(`${served.origin}/#/pages/fill/assignment/index?id=${id}`)
        await see(page, '公开事项（2）')
        await expectSoon(
          () =>
            page
              .getByText(/含个人信息/)
              .filter({ visible: true })
              .count(),
          0,
        )
        await press(page, '报送')
        await press(page, '确认报送')
        await toasted(page, '已报送')
        expect((await of('west').read(id)).state).toBe('submitted')
      })

      test('finds its answer among the 确认记录 and takes it back', async () => {
        await page.goto(`${served.origin}/#/pages/manage/personal-answers/index`)
        await see(page, '手机号码 138****8000')
        await press(page, '收回 手机号码 138****8000')
        await press(page, '收回')
        await see(page, '还没有确认记录')
      })
    })

    describe('a lead', () => {
      test('sees what is left in a row at its field, and sends it back by one tap with the usual remark', async () => {
        const { id } = await handedInBy(served.district, 'town-3', '01')
        const row = await rowOf('town-3', id, '低保')
        // It stood there before anybody looked.
        const fields = { ...row.fields, content: `低保对象身份证号${IDENTITY}` }
        await served.district.dataSource.manager.update(EntryEntity, row.id, { fields })
        const lead = await openFor('civil', `pages/review/submission/index?id=${id}`)
        await see(lead, '这一项还有 1 处个人信息没有处理，处理以前不能通过。')
        await see(lead, '身份证号 · 必须遮盖')
        await press(lead, '退回这一项：请遮盖身份证号')
        await see(lead, '第 2 / 2 项')
        const { entries } = done(await of('civil').review(id))
        expect(entries.find(({ entryId }) => entryId === row.id)?.verdict).toMatchObject({
          mark: 'return',
          reasons: [{ field: 'content', text: '请遮盖身份证号' }],
        })
      })
    })

    describe('the office', () => {
      test('lists an official number, which is asked about no more, corrects and deletes it', async () => {
        const office = await openFor('office', 'pages/manage/official-numbers/index')
        await press(office, '登记号码')
        await box(office, '号码').fill('139-0013-9000')
        await box(office, '单位和用途').fill('区民政局救助热线')
        await press(office, '保存')
        await see(office, '共 1 个号码')
        const work = await adoptedBy(served.district, 'east', '02')
        const row = await rowOf('east', work.id, '危房改造补助')
        const town = await openFor('east', `pages/fill/entry/index?id=${row.id}`)
        await box(town, '三级事项').fill('救助热线13900139000，联系电话13700137000')
        await see(town, '个人信息 1 处（手机号码）')
        expect(await shown(town.locator('.personal-datum')).textContent()).toBe('13700137000')

        await press(office, '修改 139-0013-9000')
        await box(office, '单位和用途').fill('区民政局值班电话')
        await press(office, '保存')
        await see(office, '区民政局值班电话')
        await shown(office.getByLabel('查找号码或单位')).fill('13900139000')
        await see(office, '共 1 个号码')
        await press(office, '删除 139-0013-9000')
        await press(office, '删除')
        await see(office, '没有找到')
      })
    })

    describe('a resident', () => {
      test('is told that numbers are masked, masks one at once, and sends', async () => {
        const context = await served.browser.newContext({ viewport: { width, height } })
        const page = await context.newPage()
        await page.goto(`${served.origin}/#/pages/public/feedback/index`)
        await box(page, '具体情况').fill(`公示栏没有名单，请回电话${MOBILE}`)
        await see(page, '为保护隐私，提交后号码会自动遮盖，也可以现在就遮盖')
        expect(await page.getByRole('button', { name: /不是个人信息/ }).count()).toBe(0)
        await press(page, '遮盖手机号码')
        expect(await typedIn(page, '具体情况')).toBe('公示栏没有名单，请回电话138****8000')
        await press(page, '具体情况：撤销遮盖')
        await press(page, '提交反馈')
        await see(page, '已经收到')
        await expectSoon(async () => JSON.stringify(await of('office').ledger()).includes(MOBILE), false)
      })
    })
  })
})
