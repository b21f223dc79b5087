import { publishedFirst } from '../factories/published'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { closePdfs, readPoster } from '../support/pdf'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

afterAll(closePdfs)

describe.each(screenDatabases)('the way to the poster, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
  })
  afterAll(() => served?.close())

  const me = async (account: string, arrived: string) => {
    const page = await openPhone(served.browser, served.origin, account, PASSWORD, arrived)
    await page.goto(`${served.origin}/#/pages/me/index`)
    await shown(page.getByText('退出登录')).waitFor()
    return page
  }

  test('before anything is published there is none; then a village prints that of its town from 我的', async () => {
    const before = await me('east', '填报任务')
    await shown(before.getByText('本单位的公开事项发布以后，可以在这里打印公示栏海报。')).waitFor()
    expect(await before.getByText('打印公示栏海报', { exact: true }).count()).toBe(0)

    await publishedFirst(served.district)
    const village = await me('east-01', '委托填报后')
    await shown(village.getByText('群众用微信扫码查看东镇人民政府的 2 项公开事项')).waitFor()
    const answered = village.context().waitForEvent('response', (reply) => reply.url().endsWith('.pdf'))
    await shown(village.getByRole('button', { name: '打印公示栏海报' })).click()
    const pdf = (await answered).url()
    // The tab is the browser's own viewer: the file it was given is asked for again.
    const reply = await village.context().request.get(pdf)
    const { address } = await readPoster(await reply.body())
    expect(address).toBe(`${served.origin}/#/pages/catalogue/index?organisation=east`)
    const resident = await openPhone(served.browser, served.origin)
    const narrowed = resident.waitForRequest(/\/api\/public\/entries\?.*organisation=east/)
    await resident.goto(address)
    await narrowed
    await shown(resident.getByText(/低保/)).waitFor()
  })
})
