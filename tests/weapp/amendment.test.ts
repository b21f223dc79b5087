import { acceptedOf, publishedNow } from '../factories/published'
import { done } from '../support/acting'
import { amending, CAUSE } from '../support/amending'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('动态调整 in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    return district
  })

  test('a town drafts a withdrawal of a published entry and looks it over', async () => {
    const town = await on.signedIn('east')
    await town.openPage('/pages/amend/start/index')
    await town.tap('撤销')
    await town.see('撤销哪一项？')
    await town.tap(/临时救助/)
    await town.see('缘由')
    await town.tap('职权变化')
    await town.fill('调整理由', '职权已经上收')
    await town.tap('下一步')
    await town.see('将撤销的公开事项')
    await town.see(/请填写情形发生的日期/)
    const drafted = async () =>
      (await amending(district, 'east').list()).items.map(({ kind, trigger }) => [kind, trigger])
    await expectSoon(drafted, [['withdraw', 'powers']])
  })

  test('the lead reads a revision beside what is published, and approves it', async () => {
    const of = amending(district, 'east')
    const { id } = done(await of.revise('01-east-0001'))
    done(await of.save(id, CAUSE, { content: '对象名单、标准' }))
    done(await of.propose(id))
    const lead = await on.signedIn('civil')
    await lead.openPage('/pages/amend/list/index')
    await lead.see('待我办理（1）')
    await lead.openPage(`/pages/amend/view/index?id=${id}`)
    await lead.see('修改了 1 栏')
    await lead.tap('通过')
    await lead.tap('确认通过')
    await lead.see('待审定')
    expect((await of.read(id)).state).toBe('approved')
  })

  test('each of its pages shows itself with at most 64 KB', () => {
    const table = on.weapp.setDataTable().filter(({ page }) => page.startsWith('pages/amend'))
    expect(table.length).toBe(3)
    expect(table.filter(({ first }) => first > 64 * 1024)).toEqual([])
  })
})
