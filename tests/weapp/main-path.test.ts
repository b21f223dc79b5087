import { SessionEntity } from '@gongkai/server/district/account/person.entity'
import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { addEntries } from '../factories/many'
import { signReviews } from '../factories/published'
import { SENT } from '../journeys/draft-phone'
import { databases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

const KB = 1024

describe.each(databases)('the main path in the mini-program, on $name', ({ url }) => {
  let district: District
  let assignmentId: number
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    return district
  })
  beforeAll(async () => {
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    assignmentId = body.find(({ domain }) => domain.code === '01')?.id ?? 0
  })

  /** By the way that people go. */
  async function signedIn(account: string): Promise<Phone> {
    const phone = await on.phone()
    await phone.openPage()
    await phone.tapTab('我的')
    await phone.tap('登录')
    await phone.fill('账号', account)
    await phone.fill('密码', PASSWORD)
    await phone.tap('登录')
    await phone.see('退出登录')
    return phone
  }

  /** The way from the approved inventory to the first edition, which tests/api walks step by step. */
  async function publish() {
    const act = async <Body>(account: string, method: string, path: string, payload?: unknown): Promise<Body> => {
      const { status, body } = await district.call<Body>(account, method, `/api/${path}`, payload)
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
      return body
    }
    const assignmentOf = async (account: string) => {
      const all = await act<AssignmentSummary[]>(account, 'GET', 'assignments')
      return all.find(({ domain }) => domain.code === '01')?.id ?? 0
    }
    const [own, west] = [await assignmentOf('civil'), await assignmentOf('west')]
    const rows = await act<{ id: number }[]>('civil', 'GET', `assignments/${own}/guideline`)
    await act('civil', 'POST', `assignments/${own}/adoptions`, { guidelineItemIds: rows.map(({ id }) => id) })
    for (const phaseCode of ['inventory', 'catalogue']) {
      if (phaseCode === 'catalogue') {
        await act('east', 'POST', `assignments/${assignmentId}/submission`)
        await act('civil', 'POST', `assignments/${assignmentId}/approval`)
      }
      await act('civil', 'POST', `assignments/${own}/submission`)
      const reports = await act<ReportView[]>('civil', 'GET', 'reports')
      const report = reports.find(({ domain, phase }) => domain.code === '01' && phase === phaseCode)
      const exceptions = [{ assignmentId: west, reason: '逾期未报' }]
      await act('civil', 'POST', `reports/${report?.id}/sign`, { exceptions })
      await act('office', 'POST', `reports/${report?.id}/accept`)
    }
    await signReviews(district)
    await act('office', 'POST', 'editions', { roundCode: '2026', domainCodes: ['01'], note: '首次发布' })
  }

  test('a resident opens the app cold and reads an honest empty catalogue', async () => {
    const resident = await on.phone()
    await resident.openPage()
    await resident.see('青溪')
    // More than the 140 characters at which WeChat cuts a field that names no limit.
    await resident.fill('搜索公开事项', '低保'.repeat(100))
    expect(await resident.value('搜索公开事项')).toHaveLength(200)
    await resident.tapTab('目录')
    await resident.see('没有找到公开事项')
    expect(await resident.text()).not.toContain('东镇')
  })

  test('a town adopts model rows, edits one and hands in', async () => {
    const town = await signedIn('east')
    await town.tapTab('工作台')
    await town.tap(/社会救助/)
    await town.tap('救助 · 低保')
    await town.tap(/采用所选/)
    await town.see('公开事项（1）')
    await town.tap(/全选/)
    await town.tap(/采用所选/)
    await town.see('公开事项（2）')

    await town.tap(/^1\. 救助 · 低保/)
    await town.fill('二级事项', '最低生活保障')
    await town.see(SENT)
    await town.openPage(`/pages/fill/assignment/index?id=${assignmentId}`)
    await town.see(/最低生活保障/)
    await town.tap('报送')
    await town.tap('确认报送')
    await town.see('待审核')
  })

  test('the lead finds it in the queue and returns it with a remark, which the town reads', async () => {
    const lead = await signedIn('civil')
    await lead.tapTab('工作台')
    await lead.tap(/^审核/)
    await lead.tap(/东镇人民政府.*社会救助/)
    await lead.fill('总体意见', '请写明发放时间')
    await lead.tap('退回')
    await lead.tap('确认退回')
    await lead.see('已退回')

    const town = await signedIn('east')
    await town.tapTab('工作台')
    await town.see(/请写明发放时间/)
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    expect(body.find(({ id }) => id === assignmentId)).toMatchObject({ state: 'returned', remark: '请写明发放时间' })
  })

  test('the town hands in again, and the lead approves', async () => {
    const town = await signedIn('east')
    await town.openPage(`/pages/fill/assignment/index?id=${assignmentId}`)
    await town.see('报送')
    await town.tap('报送')
    await town.tap('确认报送')
    await town.see('待审核')

    const lead = await signedIn('civil')
    await lead.tapTab('工作台')
    await lead.tap(/^审核/)
    await lead.tap(/东镇人民政府.*社会救助/)
    await lead.tap('通过')
    await lead.tap('确认通过')
    await lead.see('已通过')
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    expect(body.find(({ id }) => id === assignmentId)).toMatchObject({ state: 'approved' })
  })

  test('200 entries: only those near the screen are on the page, and the last one opens', async () => {
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    const id = body.find(({ domain }) => domain.code === '02')?.id ?? 0
    await addEntries(district, id, 200)
    const town = await signedIn('east')
    await town.openPage(`/pages/fill/assignment/index?id=${id}`)
    await town.see('公开事项（200）')
    expect(await town.text()).not.toContain('事项 060')
    await town.scroll('end')
    await town.see(/200\. .*事项 200/)
    expect(await town.text()).not.toContain('事项 001')
    await town.scroll('start')
    await town.see(/^1\. .*事项 001/)
    await town.scroll('end')
    await town.tap(/^200\. .*事项 200/)
    await town.see('填写内容会自动保存')
    await town.tap('‹ 上一项')
    await town.see('第 199 / 200 项')
    await town.back()
    await town.tap(/^标准指引.*还没有处理/)
    await town.see(/全选/)
  })

  test('a resident finds what was published, from the home page and from a share card', async () => {
    await publish()
    const resident = await on.phone()
    await resident.openPage()
    await resident.tap(/社会救助/)
    await resident.tap(/最低生活保障/)
    await resident.see('01-east-0001')
    await resident.openPage('/pages/public/entry/index?id=01-east-0001')
    await resident.see('对象名单、标准、发放情况')
  })

  test('a session has ended: somebody else who signs in begins anew, not in the pages of the person before', async () => {
    const phone = await signedIn('east')
    const { manager } = district.dataSource
    const [session] = await manager.find(SessionEntity, { order: { id: 'DESC' }, take: 1 })
    await manager.delete(SessionEntity, { id: session?.id })
    await phone.tapTab('工作台')
    await phone.fill('账号', 'west')
    await phone.fill('密码', PASSWORD)
    await phone.tap('登录')
    await phone.see(/社会救助/)
    await phone.tapTab('我的')
    await phone.see(/西镇/)
  })

  test('every page shows itself with at most 64 KB, and no setData exceeds the 256 KB that WeChat advises', () => {
    const table = on.weapp.setDataTable()
    expect(table.length).toBeGreaterThan(6)
    expect(table.filter(({ first, largest }) => first > 64 * KB || largest > 256 * KB)).toEqual([])
  })

  test('the app asks one server only', () => {
    expect([...on.weapp.asked]).toHaveLength(1)
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
