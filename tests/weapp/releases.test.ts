import { rmSync } from 'node:fs'
import type { AssignmentDetail, AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { SENT } from '../journeys/draft-phone'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { oldWeapp, openOldServer } from '../support/old-server'
import { expectDocumented } from './harness/documented'
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

describe.each(screenDatabases)('the mini-program of the last release against this server, on $name', ({ url }) => {
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
    const mustUpdate = (await phone.text()).includes('请更新小程序')
    expect((await task()).state).toBe(mustUpdate ? before : state)
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

describe.each(screenDatabases)('this mini-program against the server of the last release, on $name', ({ url }) => {
  const [town, password] = ['town-350505100', 'gongkai-demo']
  let origin: string
  let assignment: AssignmentDetail
  const on = onPhones(async () => {
    const server = await openOldServer(LAST_RELEASE, await url(), '2026-11-22')
    origin = server.origin
    return server
  })

  async function read<Body>(path: string): Promise<Body> {
    const body = JSON.stringify({ account: town, password })
    const headers = { 'content-type': 'application/json' }
    const session = await fetch(`${origin}/api/session`, { method: 'POST', headers, body })
    const { token } = (await session.json()) as { token: string }
    const answer = await fetch(`${origin}/api/${path}`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as Body
  }
  const standing = () => read<AssignmentDetail>(`assignments/${assignment.id}`)

  test('a resident reads the public pages', async () => {
    const resident = await on.phone()
    await resident.openPage()
    await resident.see('泉港')
    await resident.tapTab('目录')
    await resident.see(/公开事项/)
  })

  test('a town fills in and saves', async () => {
    for (const { id } of (await read<AssignmentSummary[]>('assignments')).filter(({ state }) => state === 'returned')) {
      assignment = await read<AssignmentDetail>(`assignments/${id}`)
      if (assignment.can.submit.length === 0) break
    }
    expect(assignment.can.submit).toEqual([])
    const phone = await on.phone()
    await signIn(phone, town, password)
    await phone.openPage(`/pages/fill/entry/index?id=${assignment.entries[0]?.id}`)
    await phone.fill('二级事项', '新版小程序写的')
    await phone.see(SENT)
    expect((await standing()).entries[0]?.fields.level2).toBe('新版小程序写的')
  })

  test('it hands in', async () => {
    const phone = await on.phone()
    await signIn(phone, town, password)
    await phone.openPage(`/pages/fill/assignment/index?id=${assignment.id}`)
    await phone.tap('报送')
    await phone.tap('确认报送')
    await phone.see('待审核')
    expect((await standing()).state).toBe('submitted')
  })

  test('a lead reads it and approves', async () => {
    const lead = (await standing()).coSigns[0]?.organisation.code ?? ''
    const phone = await on.phone()
    await signIn(phone, lead, password)
    await phone.openPage(`/pages/review/submission/index?id=${assignment.id}`)
    await phone.see(/新版小程序写的/)
    await phone.tap('通过')
    await phone.tap('确认通过')
    await expectSoon(async () => (await standing()).coSigns[0]?.approved, true)
  })
})

describe.each(screenDatabases)('a mini-program that has to be updated, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url(), { oldestClient: '99.0.0' })
    return district
  })
  test('is told once, however many answers say so, and goes on to the new version as soon as it is there', async () => {
    const phone = await on.phone()
    await phone.openPage()
    await phone.see('需要更新')
    await phone.see(/关闭后重新打开/)
    await phone.tap('知道了')
    await phone.tapTab('目录')
    await phone.see(/请更新小程序/)
    expect(await phone.screen().getByRole('dialog').count()).toBe(0)
    await phone.fetchUpdate()
    await phone.see('新版本已经准备好，更新后继续使用。')
    await phone.tap('立即更新')
    await phone.seeUpdated()
  })
  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
