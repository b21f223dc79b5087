import { createAdmin } from '@gongkai/server/account/create-admin'
import { readConfig } from '@gongkai/server/config'
import { databases } from '../../support/databases'
import { type District, openDistrict } from '../../support/district'

describe.each(databases)('the first administrator on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('signs in as the office with all roles', async () => {
    await createAdmin(district.dataSource, 'boss', '林主任', 'correct horse battery')
    const { status, body } = await district.call(null, 'POST', '/api/session', {
      account: 'boss',
      password: 'correct horse battery',
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ person: { roles: ['editor', 'approver', 'admin'], organisation: { kind: 'office' } } })
  })

  test('is refused with every fault at once', async () => {
    await expect(createAdmin(district.dataSource, 'x', '', 'short')).rejects.toThrow(/账号：.*姓名：.*密码：/s)
    await expect(createAdmin(district.dataSource, 'boss', '甲', 'correct horse battery')).rejects.toThrow(/已经存在/)
  })
})

test('settings: every fault at once, demo refused in production', () => {
  expect(() => readConfig({ PORT: 'x', DATABASE_URL: 'oracle://', GONGKAI_TODAY: 'soon' })).toThrow(
    /PORT.*DATABASE_URL.*GONGKAI_TODAY/s,
  )
  expect(() => readConfig({ NODE_ENV: 'production', GONGKAI_DEMO: '1' })).toThrow(/正式环境/)
  expect(readConfig({})).toMatchObject({ port: 3000, demo: true })
  expect(readConfig({ DATABASE_URL: 'mysql://a:b@h:3306/x' }).demo).toBe(false)
})
