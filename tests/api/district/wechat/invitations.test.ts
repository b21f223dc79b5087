import { WeChatInvitationEntity } from '@gongkai/server/district/wechat/wechat.entities'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { readScene } from '@gongkai/shared/district/wechat/scene'
import type { GivenInvitation } from '@gongkai/shared/district/wechat/wechat.contract'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { closePdfs, pagesOf, picturesOf } from '../../../support/pdf'
import { openWeChatDistrict, type WeChatDistrict } from '../../../support/wechat-district'

afterAll(closePdfs)

describe.each(databases)('invitations on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  beforeAll(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
  })
  afterEach(() => weChatDistrict.wechat.mend())
  afterAll(() => weChatDistrict.close())
  const accountsSeen = async (by: string, query = '') =>
    (await weChatDistrict.invitees(by, query)).items.map(({ account }) => account).sort()
  const print = async (by: string, path: 'sheet' | 'qr', codes: string[]) =>
    weChatDistrict.district.app.inject({
      method: 'POST',
      url: `/api/wechat-invitations/${path}`,
      headers: { authorization: `Bearer ${await weChatDistrict.district.tokenOf(by)}` },
      payload: { codes },
    })

  test('each sees whom it may invite: a unit its own people and its villages’, the 管理员 everybody', async () => {
    expect(await accountsSeen('east')).toEqual(
      ['east', 'east-01', 'east-01-editor', 'east-02', 'east-02-editor', 'east-editor'].sort(),
    )
    expect(await accountsSeen('civil')).toEqual(['civil', 'civil-editor'])
    expect(await accountsSeen('east-01')).toEqual(['east-01', 'east-01-editor'])
    expect((await weChatDistrict.invitees('office')).total).toBe(18)
    expect(await accountsSeen('office', '?q=%E8%A5%BF%E9%95%87%20editor')).toEqual(['west-01-editor', 'west-editor'])
    expect((await weChatDistrict.district.call('east-editor', 'GET', '/api/wechat-invitations')).status).toBe(403)
  })

  test('nobody invites whom it may not, or learns that there is such an account', async () => {
    expect((await weChatDistrict.invite('west', 'east')).status).toBe(404)
    expect((await weChatDistrict.invite('east-01', 'east')).status).toBe(404)
    expect((await weChatDistrict.invite('east', 'office')).status).toBe(404)
    expect(codesOf(await weChatDistrict.invite('east-editor', 'east'))).toEqual(['invitation.role'])
    expect(
      (await weChatDistrict.district.call('east', 'POST', '/api/wechat-invitations', { accountId: 99999 })).status,
    ).toBe(404)
    expect(
      (await weChatDistrict.district.call('east', 'POST', '/api/wechat-invitations', { accountId: 'x' })).status,
    ).toBe(400)
    expect(await weChatDistrict.district.dataSource.manager.count(WeChatInvitationEntity)).toBe(0)
  })

  test('of the code only the hash is stored, and the 留痕 tells who invited whom without it', async () => {
    const { code, invitee } = done(await weChatDistrict.invite('east', 'east-02'))
    expect(invitee.invitation?.expiresAt).toMatch(/^2026-07-2[67]T/)
    const { manager } = weChatDistrict.district.dataSource
    const stored = JSON.stringify([await manager.find(WeChatInvitationEntity), await manager.find(EventEntity)])
    expect(stored).not.toContain(code.replace('-', ''))
    const [event] = await manager.findBy(EventEntity, { kind: 'account.invited' })
    expect(event).toMatchObject({ unitCode: 'east-02', detail: { account: 'east-02' } })
  })

  test('a scanned invitation opens the page where it is taken up', async () => {
    const { code } = done(await weChatDistrict.invite('east', 'east-editor'))
    const reply = await print('east', 'qr', [code])
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([
      200,
      'image/png',
      'no-store',
    ])
    const [page, query] = weChatDistrict.wechat.scan(reply.rawPayload).split('?')
    const scene = readScene(new URLSearchParams(query).get('scene') ?? '')
    expect([page, scene?.kind]).toEqual(['pages/account/wechat/index', 'invitation'])
    expect(done(await weChatDistrict.bind('scanner', { invitation: scene?.code })).person.account).toBe('east-editor')
    expect((await print('east', 'qr', [code])).statusCode).toBe(422)
  })

  test('cards on paper: six a page, each with name, unit, code, its picture and its end', async () => {
    const given: GivenInvitation[] = []
    for (const account of ['east', 'east-editor', 'east-01', 'east-01-editor', 'east-02', 'east-02-editor', 'civil'])
      given.push(done(await weChatDistrict.invite('office', account)))
    const codes = given.map(({ code }) => code)
    const reply = await print('office', 'sheet', codes)
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
    const pages = await pagesOf(reply.rawPayload)
    expect(pages).toHaveLength(2)
    expect(await picturesOf(reply.rawPayload)).toEqual([6, 1])
    const text = pages.join('')
    for (const { code } of given) expect(text).toContain(code)
    expect(text).toContain('东镇一村')
    expect(text).toMatch(/2026年7月2[67]日前有效，只能用一次/)

    expect((await print('east', 'sheet', codes)).statusCode).toBe(404)
    expect((await print('office', 'sheet', [...codes, 'AAAAABBBBB'])).statusCode).toBe(422)
    expect((await print('office', 'sheet', Array(61).fill('AAAAABBBBB'))).statusCode).toBe(400)
  })

  test('while WeChat draws no codes, the letters still bind', async () => {
    const { code } = done(await weChatDistrict.invite('east', 'east-editor'))
    weChatDistrict.wechat.break('/wxa/getwxacodeunlimit', -1, 5)
    const reply = await print('east', 'qr', [code])
    expect([reply.statusCode, reply.json().refusals[0].text]).toEqual([503, '微信暂时没有响应，请稍后再试'])
    expect((await weChatDistrict.bind('another', { invitation: code })).status).toBe(201)
  })
})
