import type { Page } from 'playwright-core'
import { handedInBy } from '../factories/handed-in'
import { desk, done } from '../support/acting'
import { openPhone, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const exactly = (name: string) => ({ name, exact: true })

describe.each(screenDatabases)('what one is told, on $name', ({ url }) => {
  let served: ServedDistrict
  let id: number
  let entry: number
  const of = (account: string) => desk(served.district, account)
  const phone = (account: string, arrived?: string) =>
    openPhone(served.browser, served.origin, account, PASSWORD, arrived)
  const press = (page: Page, name: string | RegExp) =>
    shown(page.getByRole('button', typeof name === 'string' ? exactly(name) : { name })).click()
  beforeAll(async () => {
    served = await serveDistrict(await url())
    const handedIn = await handedInBy(served.district, 'east', '01')
    id = handedIn.id
    entry = handedIn.entries[0]?.id ?? 0
  })
  afterAll(() => served?.close())

  test('a return is in the inbox, unread; a tap leads to the work and has read it', async () => {
    done(await of('civil').return(id, '请写明发放时间'))
    const unread = (await of('east').notices()).unread
    const town = await phone('east')
    await press(town, `消息（${unread}）`)
    await shown(town.getByText('请写明发放时间')).waitFor()
    const read = town.waitForResponse(/notices\/read$/)
    await press(town, '未读 区民政局退回了“社会救助”')
    // On the page, not only on its way there: from between two pages, going back leads astray.
    await shown(town.getByRole('heading', exactly('标准指引'))).waitFor()
    await read
    await settled(town)
    await town.goBack()
    await settled(town)
    await shown(town.getByRole('button', exactly('区民政局退回了“社会救助”'))).waitFor()
    await press(town, '全部标为已读')
    await shown(town.getByRole('button', exactly('全部标为已读'))).waitFor({ state: 'hidden' })
    await expectSoon(async () => done(await of('east').readNotices({ ids: [] })).unread, 0)
  })

  test('a lead asks the late to hurry, all at once, and once a day', async () => {
    const lead = await phone('civil')
    await press(lead, '催办')
    await press(lead, /^全选 \d+ 项$/)
    await press(lead, /^催办 \d+ 项$/)
    await lead.getByRole('dialog').getByRole('button', exactly('临近时限，请抓紧填报')).click()
    await press(lead, '发送催办')
    await shown(lead.getByText(/今天已经催办过，同一任务每天最多一次/)).waitFor()
    // told, so that the inbox, which asks once, has it
    await of('west').notices()
    const town = await phone('west')
    await press(town, /^消息（\d+）$/)
    await shown(town.getByText(/区民政局催办：2 个领域/)).waitFor()
    await town.goto(`${served.origin}/#/pages/fill/assignment/index?id=${await of('west').idIn('01')}`)
    await shown(town.getByText('催办记录')).waitFor()
  })

  test('town and lead talk at the entry', async () => {
    const town = await phone('east')
    await town.goto(`${served.origin}/#/pages/fill/entry/index?id=${entry}`)
    await press(town, '给审核单位留言')
    await shown(town.getByLabel('写留言')).fill('名单每月更新')
    await press(town, '发送留言')
    await shown(town.getByText('东镇人民政府 east', { exact: false })).waitFor()
    done(await of('east').submit(id))
    const lead = await phone('civil')
    await lead.goto(`${served.origin}/#/pages/review/submission/index?id=${id}`)
    await shown(lead.getByText('名单每月更新')).waitFor()
    await shown(lead.getByLabel('写留言')).fill('收到')
    await press(lead, '发送留言')
    await expectSoon(
      async () => done(await of('east').comments(entry)).map(({ text }) => text),
      ['名单每月更新', '收到'],
    )
  })

  test('the office reads the ledger, narrows it to one person, exports it, and sees how the round goes', async () => {
    const office = await phone('office', '进度总览')
    await office.setViewportSize({ width: 1280, height: 900 })
    await press(office, /^留痕/)
    await shown(office.getByText(/^共 \d+ 条$/)).waitFor()
    const [download] = await Promise.all([office.waitForEvent('download'), press(office, '导出表格')])
    expect(download.suggestedFilename()).toBe('留痕.xlsx')
    await press(office, '只看 civil')
    await shown(office.getByText('只看 civil', { exact: true })).waitFor()
    expect(await shown(office.getByText('东镇人民政府 east', { exact: true })).count()).toBe(0)
    await press(office, '取消')
    await press(office, '试点领域：全部')
    await office.getByRole('dialog').getByRole('button', exactly('危房改造')).click()
    await shown(office.getByText(/没有符合条件的记录|^共 \d+ 条$/)).waitFor()

    await office.goto(`${served.origin}/#/pages/manage/statistics/index`)
    await shown(office.getByText('已报送 1，其中已通过 0，共', { exact: false })).waitFor()
    await shown(office.getByText('退回 1 次', { exact: true })).waitFor()
    await shown(office.getByText(/审核 1 次，退回 1 次/)).waitFor()
  })
})
