import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entities, migrations } from '@gongkai/server/app/entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { databases } from '../support/databases'
import { ask, runCommand, startServer } from '../support/operating'

const EXAMPLE = join(__dirname, '../../docs/地区数据示例.json')
const folder = mkdtempSync(join(tmpdir(), 'gongkai-pack-'))
const written = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const TABLES = ['region', 'organisation', 'pilot_domain', 'guideline_item', 'round', 'assignment']

describe.each(databases)('a district set up from a file on $name', ({ url }) => {
  let database: string
  const environment = () => ({ NODE_ENV: 'production', DATABASE_URL: database, GONGKAI_HOST: '127.0.0.1' })
  const counts = async () => {
    const dataSource = await createDataSource(database, entities, migrations).initialize()
    const rows = await Promise.all(TABLES.map((table) => dataSource.manager.count(table)))
    await dataSource.destroy()
    return Object.fromEntries(TABLES.map((table, at) => [table, rows[at]]))
  }
  beforeAll(async () => {
    database = await url()
  })

  test('an administrator is made before there is any district', async () => {
    const made = await runCommand('create-admin', ['boss', '林主任'], environment(), 'correct horse battery\n')
    expect(made.said).toContain('已建立管理员 boss')
    expect(await counts()).toEqual({ ...Object.fromEntries(TABLES.map((table) => [table, 0])), organisation: 1 })
  })

  test('faults are named with place and reason, and nothing is stored', async () => {
    const pack = JSON.parse(readFileSync(EXAMPLE, 'utf8'))
    const before = await counts()
    const wrong = written('wrong.json', { ...pack, code: '9', domains: [{ name: '社会救助', leads: ['区法院'] }] })
    const refused = await runCommand('setup', ['--region', wrong], environment())
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(
      /有 2 处错误，什么也没有装入.*code：区划代码.*domains\/0\/leads：社会救助：没有单位 区法院/s,
    )
    await expect(startServer({ ...environment(), GONGKAI_REGION: wrong })).rejects.toThrow(/有 2 处错误/)
    const broken = written('broken.json', '{')
    expect((await runCommand('setup', ['--region', broken], environment())).said).toContain('不是 JSON')
    expect((await runCommand('setup', ['--region', join(folder, 'none.json')], environment())).said).toContain('打不开')
    expect((await runCommand('setup', [], environment())).said).toContain('用法')
    expect(await counts()).toEqual(before)
  })

  test('the example is loaded at a start, and once', async () => {
    const start = async () => {
      const server = await startServer({ ...environment(), GONGKAI_REGION: EXAMPLE })
      const region = (await ask(server.origin, '/api/public/region')).body
      server.child.kill('SIGTERM')
      await server.ended
      return { said: server.said(), region }
    }
    const first = await start()
    expect(first.said).toContain('掌上公开 · 云山市青溪区')
    expect(first.region).toMatchObject({
      code: '990001',
      shortName: '青溪',
      footer: { organiser: '青溪区人民政府办公室' },
    })
    const stands = await counts()
    expect(stands).toMatchObject({ region: 1, round: 1 })
    await start()
    const again = await runCommand('setup', ['--region', EXAMPLE], environment())
    expect(again.said).toMatch(/已设置云山市青溪区：3 个部门，2 个镇（街道），4 个村（社区），4 个试点领域/)
    expect(await counts()).toEqual(stands)
  })

  test('its administrator signs in, and another is made after the set-up', async () => {
    const made = await runCommand('create-admin', ['second', '王主任'], environment(), 'correct horse battery\n')
    expect(made.said).toContain('已建立管理员 second')
  })
})
