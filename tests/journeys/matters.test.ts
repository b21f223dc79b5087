import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('权责清单 on a phone, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
  })
  afterAll(() => served?.close())

  test('a town pastes its list, mends the row at fault, and finds the matter while it fills in', async () => {
    const { browser, origin, district } = served
    const town = await openPhone(browser, origin, 'east', PASSWORD)
    await town.goto(`${origin}/#/pages/me/index`)
    await shown(town.getByRole('button', { name: '权责与服务事项清单' })).click()
    await town.getByText('权责清单还是空的').waitFor()
    const pasted = town.getByLabel('粘贴的内容')
    await pasted.fill('事项编码\t事项名称\n350505-XK-0012\t低保对象认定\n\t临时救助审批')
    await town.getByText('第2行：缺少事项编码').waitFor()
    expect(await town.getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true)
    await pasted.fill('事项编码\t事项名称\n350505-XK-0012\t低保对象认定\n350505-XK-0013\t临时救助审批')
    await town.getByText('读出 2 行：').waitFor()
    await town.getByRole('button', { name: '导入', exact: true }).click()
    await town.getByText('已导入：新增 2 项，更名 0 项，没有变化 0 项。').waitFor()
    await town.getByText('权责清单（2）').waitFor()

    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    const id = body.find(({ domain }) => domain.code === '01')?.id
    const entry = await district.call<{ id: number }>('east', 'POST', `/api/assignments/${id}/entries`, {})
    await town.goto(`${origin}/#/pages/fill/entry/index?id=${entry.body.id}`)
    await shown(town.getByRole('button', { name: /公开属性/ })).click()
    await shown(town.getByRole('button', { name: '从清单中查找' })).click()
    const sheet = town.getByRole('dialog', { name: '查找权责或服务事项' })
    await sheet.getByLabel('搜索事项名称或编码').fill('临时救助')
    await sheet.getByRole('button', { name: /临时救助审批/ }).click()
    const code = shown(town.getByRole('textbox', { name: '权责清单或公共服务事项编码' }))
    await expectSoon(() => code.inputValue(), '350505-XK-0013')
  })

  test('a village reads the lists and imports none', async () => {
    const village = await openPhone(served.browser, served.origin, 'east-01', PASSWORD)
    await village.goto(`${served.origin}/#/pages/fill/matters/index`)
    await village.getByText('权责清单（2）').waitFor()
    expect(await village.getByLabel('粘贴的内容').count()).toBe(0)
  })
})
