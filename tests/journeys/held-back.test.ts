import type { PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Browser } from 'playwright-core'
import { pageUrl } from '../../miniapp/src/routes'
import { acceptedOf, publish, publishedNow } from '../factories/published'
import { acceptSecondRound, copiedBy, openSecondRound, writeRow } from '../factories/second-round'
import { done } from '../support/acting'
import { amending, CAUSE } from '../support/amending'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { type District, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('what an edition would lose, on the publication page, on $name', ({ url }) => {
  let served: ServedDistrict
  let district: District
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    served = await serveDistrict(await url())
    ;({ district, browser, origin } = served)
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    await openSecondRound(district)
    const assignment = await copiedBy(district, 'east', '01')
    const east = amending(district, 'east')
    const { id } = done(await east.revise('01-east-0001'))
    done(await east.save(id, CAUSE, { timeLimit: '信息形成之日起5个工作日内' }))
    done(await east.propose(id))
    done(await amending(district, 'civil').approve(id))
    done(await amending(district, 'office').finalise(id))
    await writeRow(district, assignment, '低保', { timeLimit: '信息形成之日起10个工作日内' })
    await acceptSecondRound(district, '01', ['east'])
  })
  afterAll(() => served?.close())

  test('is listed with both wordings; the office publishes, and conceals one item of what it published', async () => {
    const phone = await openPhone(browser, origin, 'office', PASSWORD, '发布目录')
    await phone.goto(`${origin}/#${pageUrl('edition')}`)
    await shown(phone.getByText('与本轮填报不一致的动态调整（1）')).waitFor()
    await shown(phone.getByText('本轮填写：信息形成之日起10个工作日内')).waitFor()
    await shown(phone.getByText('审定的动态调整：信息形成之日起5个工作日内')).waitFor()
    const wide = () => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    expect(await wide()).toBe(true)
    await phone.setViewportSize({ width: 1280, height: 800 })
    expect(await wide()).toBe(true)
    await phone.setViewportSize({ width: 390, height: 844 })
    await shown(phone.getByText('以动态调整为准')).waitFor()
    const domain = async () =>
      done(await district.call<PublicationPreview>('office', 'GET', '/api/publication')).domains.find(
        ({ code }) => code === '01',
      )
    await expectSoon(async () => (await domain())?.ready, true)
    const published = done(await publish(district, { roundCode: '2027', note: '' }))
    expect(published.id).toBeGreaterThan(1)

    await phone.goto(`${origin}/#${pageUrl('edition')}`)
    await phone.reload()
    await shown(phone.getByRole('button', { name: '撤回', exact: true })).click()
    await phone.getByLabel('撤回原因（公众会看到）').fill('误含个人信息')
    await phone.getByLabel('内容不再公开').click()
    await phone.getByLabel('只是其中几项').click()
    await phone.getByRole('button', { name: '确认撤回' }).click()
    await shown(phone.getByText('请至少选择一个公开事项')).waitFor()
    await phone.getByLabel(/低保（东镇人民政府）/).click()
    await phone.getByRole('button', { name: '确认撤回' }).click()
    await shown(phone.getByText('不随新版发布的公开事项（1）')).waitFor()
    await shown(phone.getByText(/编号 01-east-0001/)).waitFor()
    expect(await wide()).toBe(true)
  })
})
