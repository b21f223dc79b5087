import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import { LawEntity, LIBRARY } from '@gongkai/server/district/law/law.entity'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import type { Page } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { citeIn, OLD } from '../factories/replaced-law'
import { done } from '../support/acting'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

/** One that the library does not know. */
const NEW = { title: '社会救助办法', documentNumber: '国务院令第900号' }

/** A law ends and another takes its place: by the office, two units, the lead and the office again, each on a phone. */
describe.each(screenDatabases)('a law is replaced, on $name', ({ url }) => {
  let served: ServedDistrict
  const phone = (account: string, arrived?: string) =>
    openPhone(served.browser, served.origin, account, PASSWORD, arrived)
  const press = (page: Page, name: string | RegExp) =>
    shown(page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })).click()
  const fill = (page: Page, name: string, text: string) =>
    shown(page.getByRole('textbox', { name, exact: true })).fill(text)
  const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const basisOf = async (number: string) =>
    done(await served.district.call<PublicEntry>(null, 'GET', `/api/public/entries/${number}`)).bases[0]
  /** From the banner on the 工作台 to the end of one act upon all. */
  const actOnAll = async (page: Page, label: string, count: number) => {
    await page.goto(`${served.origin}/#/pages/todo/index`)
    await press(page, new RegExp(`《${OLD.title}》已由《${NEW.title}》取代`))
    await press(page, new RegExp(`^逐项核对并办理（${count}）$`))
    await press(page, `${label}（${count}）`)
    await shown(page.getByRole('dialog')).getByRole('button', { name: label, exact: true }).click()
    await see(page, `已${label} ${count} 件`)
  }
  const lawId = async () =>
    (
      await served.district.dataSource.manager.findOneByOrFail(LawEntity, {
        organisationCode: LIBRARY,
        title: OLD.title,
      })
    ).id

  beforeAll(async () => {
    served = await serveDistrict(await url())
    await acceptedOf(served.district, ['01'], ['east', 'civil'])
    await citeIn(served.district, {
      低保: [{ ...OLD, article: '第九条' }],
      临时救助: [{ ...OLD, article: '第四十七条' }],
    })
    await publishedNow(served.district, '01')
  })
  afterAll(() => served?.close())

  test('the office ends the law and names what takes its place; every place that cites it is listed', async () => {
    const office = await phone('office', '发布目录')
    await office.goto(`${served.origin}/#/pages/laws/law/index?id=${await lawId()}`)
    await press(office, '废止与取代')
    await office.getByLabel('自哪一天起废止').fill('2026-07-01')
    await press(office, '填写一条新的')
    await fill(office, '名称', NEW.title)
    await fill(office, '文号（没有可不填）', NEW.documentNumber)
    await fill(office, '条款对照（知道多少写多少，一行一条）', '第九条 → 第十二条')
    await fill(office, '办理理由', '新法施行')
    await press(office, '办理废止')
    await see(office, '已办理')
    await office.goto(`${served.origin}/#/pages/laws/citations/index?id=${await lawId()}`)
    await see(office, `自 2026-07-01 起由《${NEW.title}》取代`)
    await see(office, '编号 01-east-0001')
    await press(office, '起草批量调整')
    await press(office, '开始起草')
    await served.district.app.get(DraftWaves).run()
    await see(office, /共 4 件/)
  })

  test('a unit names the article nobody knows and hands all in; the lead its own, then approves; the office finalises', async () => {
    const east = await phone('east')
    await press(east, new RegExp(`《${OLD.title}》已由《${NEW.title}》取代`))
    await press(east, /^逐项核对并办理/)
    await fill(east, '原第四十七条，新法的条款', '第五十条')
    await press(east, '全部填“第五十条”')
    await see(east, '2 件可以提出，已选 2 件')
    await press(east, '提出（2）')
    await shown(east.getByRole('dialog')).getByRole('button', { name: '提出', exact: true }).click()
    await see(east, '已提出 2 件')

    const civil = await phone('civil')
    await press(civil, new RegExp(`《${OLD.title}》已由《${NEW.title}》取代`))
    await press(civil, /^逐项核对并办理/)
    await press(civil, '引用全文，不写条款')
    await see(civil, '2 件可以提出，已选 2 件')
    await press(civil, '提出（2）')
    await shown(civil.getByRole('dialog')).getByRole('button', { name: '提出', exact: true }).click()
    await see(civil, '已提出 2 件')
    await actOnAll(civil, '通过', 2)

    const office = await phone('office', '发布目录')
    await actOnAll(office, '审定', 4)
  })

  test('the public reads the new law in one edition', async () => {
    expect(await basisOf('01-east-0001')).toMatchObject(OLD)
    await publishedNow(served.district, '01')
    expect(await basisOf('01-east-0001')).toEqual({ ...NEW, article: '第十二条' })
    expect(await basisOf('01-east-0002')).toEqual({ ...NEW, article: '第五十条' })
    expect(await basisOf('01-civil-0002')).toEqual({ ...NEW, article: '' })
  })
})
