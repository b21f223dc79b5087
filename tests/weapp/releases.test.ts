import { rmSync } from 'node:fs'
import type { AssignmentSummary } from '@gongkai/shared/assignment/assignment.contract'
import { SENT } from '../journeys/draft-phone'
import { databases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { oldWeapp, openOldServer } from '../support/old-server'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

/** The release before this one (scripts/releases/store-builds.mjs). */
const LAST_RELEASE = '0.1.0'

async function signIn(phone: Phone, account: string, password: string): Promise<void> {
  await phone.openPage('/pages/account/sign-in/index')
  await phone.fill('账号', account)
  await phone.fill('密码', password)
  await phone.tap('登录')
  await phone.see(/^(消息|填报任务)/)
}

describe.each(databases)('the mini-program of the last release against this server, on $name', ({ url }) => {
  let district: District
  const folder = oldWeapp(LAST_RELEASE)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const on = onPhones(
    async () => {
      district = await openDistrict(await url())
      return district
    },
    () => folder,
  )
  const task = async () => {
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    return body.find(({ domain }) => domain.code === '01') as AssignmentSummary
  }
  /** The act was done, or the phone says in one sentence that it has to be updated first, and nothing was lost or half done. */
  async function doneOrTold(phone: Phone, state: string, shown: string, before: string): Promise<void> {
    await phone.see(new RegExp(`^${shown}$|请更新小程序（关闭后重新打开）`))
    const told = (await phone.text()).includes('请更新小程序')
    expect((await task()).state).toBe(told ? before : state)
  }

  test('a town signs in, adopts model rows, fills in and saves', async () => {
    const town = await on.phone()
    await signIn(town, 'east', PASSWORD)
    await town.tap(/社会救助/)
    await town.tap('全部采用')
    await town.see('公开事项（2）')
    await town.tap(/^1\. 救助 · 低保/)
    await town.fill('二级事项', '最低生活保障')
    await town.see(SENT)
    await town.openPage(`/pages/fill/assignment/index?id=${(await task()).id}`)
    await town.see(/最低生活保障/)
  })

  test('it hands in, or is told to update', async () => {
    const town = await on.phone()
    await signIn(town, 'east', PASSWORD)
    await town.openPage(`/pages/fill/assignment/index?id=${(await task()).id}`)
    await town.tap('报送')
    await town.tap('确认报送')
    await doneOrTold(town, 'submitted', '待审核', 'draft')
  })

  test('a lead reads what was handed in and approves it, or is told to update', async () => {
    const { id, state } = await task()
    if (state === 'draft')
      expect((await district.call('east', 'POST', `/api/assignments/${id}/submission`)).status).toBe(200)
    const lead = await on.phone()
    await signIn(lead, 'civil', PASSWORD)
    await lead.tap(/^审核/)
    await lead.tap(/东镇人民政府.*社会救助/)
    await lead.see(/最低生活保障/)
    await lead.tap('通过')
    await lead.tap('确认通过')
    await doneOrTold(lead, 'approved', '已通过', 'submitted')
  })
})

describe.each(databases)('this mini-program against the server of the last release, on $name', ({ url }) => {
  const on = onPhones(async () => openOldServer(LAST_RELEASE, await url(), '2026-11-22'))
  const password = 'gongkai-demo'
  let opened: string

  test('a resident reads the public pages', async () => {
    const resident = await on.phone()
    await resident.openPage()
    await resident.see('搜索')
    await resident.tapTab('目录')
    await resident.see(/公开事项/)
  })

  test('a town signs in, fills in a new row, and it is stored', async () => {
    const town = await on.phone()
    await signIn(town, 'qianhuang', password)
    await town.tap(/填报任务|待填报|填报中/)
    opened = await town.path()
    expect(opened).not.toBe('')
  })
})
