import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import type { Page } from 'playwright-core'
import { pageUrl } from '../../miniapp/src/routes'
import { acceptedOf, publishedNow, signReviews } from '../factories/published'
import { acceptSecondRound, copiedBy, openSecondRound } from '../factories/second-round'
import { smallDistrict } from '../factories/small-district'
import { desk, done } from '../support/acting'
import { openPhone, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const [model] = smallDistrict.guidelines['01'] ?? []
const RENAMED = '救助 · 临时救助金'

describe.each(screenDatabases)('a catalogue in its second year, on phones, on $name', ({ url }) => {
  let served: ServedDistrict
  let resident: Page
  let work: number
  beforeAll(async () => {
    served = await serveDistrict(await url())
    const { district, browser, origin } = served
    const fields = { ...model, level2: '特困供养' }
    const { manager } = district.dataSource
    await manager.insert(GuidelineItemEntity, { domainCode: '01', position: 9, fields } as never)
    await acceptedOf(district, ['01'], ['civil', 'east', 'west'])
    await publishedNow(district, '01')
    await openSecondRound(district)
    work = await copiedBy(district, 'east', '01')
    // as a table of another year names it
    const row = (await manager.findBy(EntryEntity, { assignmentId: work })).find(
      (one) => one.fields.level2 === '临时救助',
    )
    if (!row) throw new Error('nothing was copied')
    const renamed = { ...row.fields, level2: '临时救助金' }
    await manager.update(EntryEntity, { id: row.id }, { publicNumber: null, fields: renamed })
    resident = await openPhone(browser, origin)
  })
  afterAll(() => served?.close())

  const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))
  const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const at = (page: Page, address: string) => page.goto(`${served.origin}/#${address}`)
  /** Nothing stands out of the screen. */
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

  test('a resident follows an item', async () => {
    await at(resident, pageUrl('publicEntry', { id: '01-east-0001' }))
    await see(resident, /2026年第1版 · .* 发布/)
    await button(resident, '关注这个事项').click()
    await button(resident, '取消关注这个事项').waitFor()
  })

  test('a town says which published item a row goes on with, and deletes another with its reason', async () => {
    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    await at(town, pageUrl('assignment', { id: work }))
    await see(town, '待确认是否现行事项')
    await button(town, new RegExp(RENAMED)).click()
    await see(town, '这是不是现行目录里的《救助 · 临时救助》（编号 01-east-0002）？')
    expect(await fits(town)).toBe(true)
    await button(town, '是，沿续这个事项').click()
    await see(town, '沿续现行目录中的《救助 · 临时救助》（编号 01-east-0002），编号不变。')
    await button(town, '更改沿续的事项').click()
    await button(town, /^都不是，是新的事项/).click()
    await see(town, '新的事项，发布时给新的编号。')
    await button(town, '更改沿续的事项').click()
    await button(town, /^救助 · 临时救助/).click()
    await see(town, '沿续现行目录中的《救助 · 临时救助》（编号 01-east-0002），编号不变。')

    await at(town, pageUrl('assignment', { id: work }))
    await button(town, '更多操作 救助 · 低保').click()
    await button(town, '删除').click()
    await see(town, /《救助 · 低保》在现行目录里，取消后随下一版目录撤销，群众会看到原因。/)
    await button(town, '确认删除').click()
    await see(town, '请写明理由，至少 4 个字')
    await button(town, '与本单位的其他事项合并').click()
    await button(town, /^并入本单位的另一事项/).click()
    await shown(town.getByRole('dialog', { name: /^并入/ }).getByRole('button', { name: '救助 · 特困供养' })).click()
    expect(await fits(town)).toBe(true)
    await button(town, '确认删除').click()
    await toasted(town, '已删除 1 个事项')
    await see(town, '1 项将随下一版目录撤销：')
    await see(town, '原因：与本单位的其他事项合并；并入《救助 · 特困供养》')
    const east = desk(served.district, 'east')
    const open = (await east.rows(work)).filter(({ adopted, declinedReason }) => !adopted && !declinedReason)
    done(await east.decline(work, ...open.map(({ id }) => ({ guidelineItemId: id, reason: '已合并到其他事项' }))))
    await town.reload()
    await button(town, '报送').click()
    await see(town, '将撤销现行目录的 1 项（《救助 · 低保》），群众会看到原因。')
    expect(await fits(town)).toBe(true)
    await town.context().close()
  })

  test('the office publishes: a late unit is kept, another withdrawn for a reason, and both are said before', async () => {
    await acceptSecondRound(served.district, '01', ['east'])
    const office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '发布目录')
    await at(office, pageUrl('editionDraft', { domains: '01' }))
    await shown(office.getByLabel('各单位')).click()
    await see(office, '本轮没有报送，现行的事项沿用，注明未更新。')
    await button(office, '查看东镇人民政府修改的 1 项').click()
    await see(office, '现为：临时救助金')
    await button(office, '关闭').click()
    await button(office, '改为撤销区民政局的事项').click()
    await button(office, '单位已不承担这些事项').click()
    await button(office, '确认撤销').click()
    await toasted(office, '区民政局的事项将撤销')
    await see(office, '撤销现行的事项，原因：单位已不承担这些事项')
    await see(office, '群众将看不到的事项（4）')
    expect(await fits(office)).toBe(true)
    await office.setViewportSize({ width: 1280, height: 800 })
    expect(await fits(office)).toBe(true)
    await signReviews(served.district, { roundCode: '2027' })
    await button(office, '发布').click()
    await see(office, '撤销 4 项：群众将看不到，会看到原因。')
    await see(office, '沿用 3 项：单位没有报送，照旧公开，注明未更新。')
    await button(office, '确认发布').click()
    await toasted(office, '已发布2027年第1版')
    // before it is taken back, the public's loss is said
    await at(office, pageUrl('edition'))
    await button(office, '撤回').click()
    await see(office, '4 个已撤销的公开事项将重新公开')
    await office.context().close()
  })

  test('a resident reads what was kept; of what was withdrawn since when, why, and where to go on', async () => {
    await at(resident, pageUrl('publicEntry', { id: '01-west-0001' }))
    await see(resident, '沿用 2026年第1版，未更新')
    await at(resident, pageUrl('publicEntry', { id: '01-east-0001' }))
    await see(resident, /自2027年第1版（.* 发布，.* 起施行）起，不在现行目录里。/)
    await see(resident, '原因：与本单位的其他事项合并')
    expect(await fits(resident)).toBe(true)
    await button(resident, '查看它在2026年第1版中的内容').click()
    await see(resident, '这是2026年第1版中的内容，可能与现行的不同。')

    await at(resident, pageUrl('followed'))
    await see(resident, '已撤销')
    await button(resident, '改为关注《救助 · 特困供养》').click()
    await shown(resident.getByRole('heading', { name: '救助 · 特困供养' })).waitFor()
    // scanned from an old poster, it leads on as well
    await at(resident, pageUrl('publicEntry', { scene: 'e:01-east-0001' }))
    await button(resident, '查看《救助 · 特困供养》').click()
    await shown(resident.getByRole('heading', { name: '救助 · 特困供养' })).waitFor()
    await settled(resident)

    await at(resident, pageUrl('publicEntry', { id: '01-east-0002' }))
    await resident.reload()
    await see(resident, /2027年第1版 · .* · 修改/)
    await at(resident, pageUrl('changes', { id: 2 }))
    await shown(resident.getByRole('heading', { name: '区民政局 · 社会救助' })).waitFor()
    await see(resident, '原因：单位已不承担这些事项')
    expect(await fits(resident)).toBe(true)
  })
})
