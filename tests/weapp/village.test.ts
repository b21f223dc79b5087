import { SENT } from '../journeys/draft-phone'
import { type Desk, desk, done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

const KEPT = '已存本机，联网后自动上传'

describe.each(screenDatabases)('a village official with a weak network, on $name', ({ url }) => {
  let district: District
  let village: Desk
  let phone: Phone
  let work: number
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    const town = desk(district, 'east')
    done(await town.delegate(await town.idIn('01'), 'east-01'))
    village = desk(district, 'east-01')
    work = await village.idIn('01')
    return district
  })
  beforeAll(async () => {
    phone = await on.phone()
  })

  const rows = async () => (await village.read(work)).entries
  const level3 = async (row: number) => (await rows())[row]?.fields.level3
  const openEntry = async (row: number) => phone.openPage(`/pages/fill/entry/index?id=${(await rows())[row]?.id}`)

  test('signs in, finds the work its town gave it, and adopts the model rows', async () => {
    await phone.openPage('/pages/account/sign-in/index')
    await phone.fill('账号', 'east-01')
    await phone.fill('密码', PASSWORD)
    await phone.tap('登录')
    await phone.tap(/社会救助/)
    await phone.tap('全选 2 行')
    await phone.tap('采用所选 2 行')
    await phone.see('公开事项（2）')
    expect((await rows()).map(({ fields }) => [fields.level2, fields.subjects])).toEqual([
      ['低保', ['东镇一村']],
      ['临时救助', ['东镇一村']],
    ])
  })

  test('the network goes while it types: kept on the phone, page and app closed and opened; back, all is sent', async () => {
    await phone.tap(/^1\. 救助 · 低保/)
    await phone.fill('三级事项', '低保对象')
    await phone.see(SENT)
    expect(await level3(0)).toBe('低保对象')

    await phone.goOffline()
    await phone.type('三级事项', '名单')
    await phone.fill('二级事项', '最低生活保障')
    await phone.see(KEPT)
    await phone.back()
    await phone.see('待上传')
    await phone.tap(/^1\. /)
    await phone.see(KEPT)
    expect(await phone.value('三级事项')).toBe('低保对象名单')
    await openEntry(0)
    await phone.see('现在连不上服务器')
    await phone.see(KEPT)
    expect(await phone.value('三级事项')).toBe('低保对象名单')
    expect(await phone.value('二级事项')).toBe('最低生活保障')
    expect(await level3(0)).toBe('低保对象')

    await phone.goOnline()
    await phone.see(SENT)
    expect((await rows())[0]?.fields).toMatchObject({ level2: '最低生活保障', level3: '低保对象名单' })
  })

  test('the network goes and the app is closed; opened with a network, at another page, it is sent', async () => {
    await openEntry(1)
    await phone.see('填写内容会自动保存')
    await phone.goOffline()
    await phone.type('三级事项', '救助金额')
    await phone.see(KEPT)
    await phone.openPage('/pages/todo/index')
    await phone.see('还在本机的填写内容（1）')
    await phone.see(KEPT)
    await phone.openPage('/pages/me/index')
    await phone.goOnline()
    await phone.openPage('/pages/todo/index')
    await expectSoon(() => level3(1), '救助金额')
    await expectSoon(async () => (await phone.text()).includes('还在本机'), false)
  })

  test('the network goes before the answer to a save has come: sent again, stored once', async () => {
    await openEntry(1)
    await phone.see('填写内容会自动保存')
    const before = (await rows())[1]?.version ?? 0
    await phone.holdAnswers()
    // At once: between keys, a pause would send what is there so far.
    await phone.fill('三级事项', '救助金额和时间')
    await expectSoon(() => level3(1), '救助金额和时间')
    await phone.see('正在上传')
    await phone.goOffline()
    await phone.see(KEPT)
    await phone.goOnline()
    await phone.see(SENT)
    expect((await rows())[1]).toMatchObject({ version: before + 1, fields: { level3: '救助金额和时间' } })
  })

  test('a page opened without a network says so, and reads by itself once there is one', async () => {
    await phone.goOffline()
    await phone.openPage(`/pages/fill/assignment/index?id=${work}`)
    await phone.see('没有网络')
    await phone.goOnline()
    await phone.see('公开事项（2）')
  })

  test('hands in: refused without a network and said so, once there is one it lies with the town', async () => {
    await phone.goOffline()
    await phone.tap('报送')
    await phone.tap('确认报送')
    await phone.see('没有连上服务器，请检查网络后再试')
    expect((await village.read(work)).state).toBe('draft')
    await phone.goOnline()
    await phone.tap('确认报送')
    await phone.see('待审核')
    expect((await village.read(work)).state).toBe('submitted')
    expect((await desk(district, 'east').queue()).map(({ id }) => id)).toEqual([work])
    expect((await rows()).map(({ fields }) => [fields.level2, fields.level3])).toEqual([
      ['最低生活保障', '低保对象名单'],
      ['临时救助', '救助金额和时间'],
    ])
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
