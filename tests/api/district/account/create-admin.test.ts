import { PassThrough, Readable } from 'node:stream'
import { readCommandConfig, readConfig } from '@gongkai/server/app/config'
import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { readNewPassword } from '@gongkai/server/district/account/read-password'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

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
    for (const password of ['aaaaaaaaaaaa', 'lettersonly', 'boss2-boss2'])
      await expect(createAdmin(district.dataSource, 'boss2', '甲', password)).rejects.toThrow(/密码：/)
  })

  test('is told by the ledger, and no OFFICE stands beside office', async () => {
    await createAdmin(district.dataSource, 'Second', '黄主任', 'correct horse battery')
    const event = await district.dataSource.manager.findOneOrFail(EventEntity, { where: {}, order: { id: 'DESC' } })
    expect(event).toMatchObject({ kind: 'account.created', by: '运维 服务器命令', detail: { account: 'second' } })
    expect([event.unitCode, event.domainCode]).toEqual(['office', null])
    await expect(createAdmin(district.dataSource, 'OFFICE', '甲', 'correct horse battery')).rejects.toThrow(
      /office 已经存在/,
    )
    await expect(createAdmin(district.dataSource, 'SECOND', '甲', 'correct horse battery')).rejects.toThrow(/已经存在/)
  })
})

test('settings: every fault at once, demo refused in production', () => {
  expect(() => readConfig({ PORT: 'x', DATABASE_URL: 'oracle://', GONGKAI_TODAY: 'soon' })).toThrow(
    /PORT.*DATABASE_URL.*GONGKAI_TODAY/s,
  )
  expect(() => readConfig({ NODE_ENV: 'production', GONGKAI_DEMO: '1' })).toThrow(/正式环境/)
  expect(readConfig({})).toMatchObject({ port: 3000, demo: true })
  expect(readConfig({ DATABASE_URL: 'mysql://a:b@h:3306/x', GONGKAI_HOST: '10.0.0.5' }).demo).toBe(false)
})

test('settings: a demo is for this machine, who may reach a real server is to be said', () => {
  expect(readConfig({}).host).toBe('127.0.0.1')
  expect(readConfig({ GONGKAI_HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
  expect(() => readConfig({ GONGKAI_DEMO: '0' })).toThrow(/GONGKAI_HOST：正式运行必须设置监听地址/)
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/GONGKAI_HOST/)
  expect(() => readConfig({ GONGKAI_HOST: '127.0.0.1:80' })).toThrow(/GONGKAI_HOST=127.0.0.1:80/)
  // a command listens nowhere
  expect(readCommandConfig({ NODE_ENV: 'production', DATABASE_URL: 'sqlite:x' }).databaseUrl).toBe('sqlite:x')
})

test('a password is typed twice and shown nowhere; a script gives it by a pipe', async () => {
  const terminal = (typed: string) => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
    const output = { text: '', write: (text: string) => (output.text += text) }
    input.write(typed)
    return { input: input as never, output }
  }
  const good = terminal('Correct horsx\u007fe 1\rCorrect horse 1\r')
  expect(await readNewPassword(good)).toBe('Correct horse 1')
  expect(good.output.text).not.toMatch(/orrect|horse/)
  await expect(readNewPassword(terminal('one\rother\r'))).rejects.toThrow(/两次输入的密码不同/)
  await expect(readNewPassword(terminal('one\u0003'))).rejects.toThrow(/已取消/)
  const piped = { input: Readable.from(['from a file 1\nmore\n']) as never, output: good.output }
  expect(await readNewPassword(piped)).toBe('from a file 1')
})
