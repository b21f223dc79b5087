import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { ensureNobodyReal, ensureNoDemo } from '@gongkai/server/app/demo/demo-traces'
import { DEMO_PASSWORD, loadDemo } from '@gongkai/server/app/demo/load-demo'
import { loadDemoMatters } from '@gongkai/server/app/demo/load-demo-matters'
import { planRemoval, removeDemo } from '@gongkai/server/app/demo/remove-demo'
import { entities, migrations } from '@gongkai/server/app/entities'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { MatterEntity } from '@gongkai/server/district/matter/matter.entity'
import { RoundEntity } from '@gongkai/server/district/round/round.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { DataSource } from 'typeorm'
import { databases } from '../support/databases'
import { openDistrict } from '../support/district'
import { NoonClock } from '../support/noon-clock'
import { ask, runCommand, startServer } from '../support/operating'

const ADMIN = { account: 'boss', password: 'correct horse battery' }
const clock = new NoonClock('2026-11-22')

async function openDemo(url: string): Promise<DataSource> {
  const dataSource = await createDataSource(url, entities, migrations).initialize()
  await dataSource.runMigrations()
  await dataSource.manager.transaction((tx) => loadRegionPack(tx, quangang))
  await dataSource.manager.transaction((tx) => loadDemo(tx, quangang, clock))
  await dataSource.manager.transaction(loadDemoMatters)
  return dataSource
}

describe.each(databases)('a demo on $name', ({ url }) => {
  describe('in processes of their own', () => {
    let database: string
    const production = () => ({ NODE_ENV: 'production', DATABASE_URL: database, GONGKAI_HOST: '127.0.0.1' })
    beforeAll(async () => {
      database = await url()
      await (await openDemo(database)).destroy()
    })

    test('it makes a production start refuse, and nothing goes that was not confirmed by typing it', async () => {
      await expect(startServer(production())).rejects.toThrow(/演示账号.*npm run remove-demo/s)
      const unsure = await runCommand('remove-demo', [], { DATABASE_URL: database }, 'yes\n')
      expect(unsure.code).toBe(1)
      expect(unsure.said).toMatch(/33 个演示账号.*没有确认，什么也没有改动/s)
    })

    test('it is removed, and a first administrator is made by a password that is not shown', async () => {
      const removed = await runCommand('remove-demo', [], { DATABASE_URL: database }, '清除演示数据\n')
      expect(removed.said).toMatch(/已清除.*create-admin/s)
      expect(removed.code).toBe(0)
      const { account, password } = ADMIN
      const made = await runCommand('create-admin', [account, '林主任'], { DATABASE_URL: database }, `${password}\n`)
      expect(made.said).toContain('已建立管理员 boss')
      expect(made.said).not.toContain(password)
    })

    test('then production starts, and nobody signs in with the demo’s password', async () => {
      const server = await startServer(production())
      for (const account of ['office', 'village', 'boss']) {
        const { status } = await ask(server.origin, '/api/session', { account, password: DEMO_PASSWORD })
        expect({ account, status }).toEqual({ account, status: 401 })
      }
      expect((await ask(server.origin, '/api/session', ADMIN)).status).toBe(201)
      expect((await ask(server.origin, '/api/public/editions')).body).toEqual([])
      server.child.kill('SIGTERM')
      expect((await server.ended).code).toBe(0)
    })
  })

  test('the demo is known by its round too; real people, their rounds and the district stay, its own go with all that names them', async () => {
    const dataSource = await openDemo(await url())
    const { manager } = dataSource
    const hashes = (await manager.find(PersonEntity)).map(({ id, passwordHash }) => ({ id, passwordHash }))
    await dataSource.query("UPDATE person SET password_hash = 'none'")
    await expect(ensureNoDemo(manager, quangang)).rejects.toThrow(/演示轮次 demo-2026/)
    for (const { id, passwordHash } of hashes) await manager.update(PersonEntity, { id }, { passwordHash })

    await createAdmin(dataSource, ADMIN.account, '黄主任', ADMIN.password)
    const boss = await manager.findOneByOrFail(PersonEntity, { account: 'boss' })
    // a round that a person adds beside the demo's, with a row of its own
    await manager.insert(RoundEntity, {
      code: 'demo-2026-2',
      name: '2026年补编',
      year: 2026,
      milestones: [],
      version: 1,
    })
    const { identifiers } = await manager.insert(AssignmentEntity, {
      roundCode: 'demo-2026-2',
      domainCode: '01',
      organisationCode: quangang.organisations[1]?.code ?? '',
      phase: 'inventory',
    })
    const model = await manager.findOneOrFail(EntryEntity, { where: {}, order: { id: 'ASC' } })
    const assignmentId = Number(identifiers[0]?.id)
    await manager.insert(EntryEntity, { ...model, id: undefined, assignmentId } as never)
    const organisations = await manager.count('organisation')

    await expect(ensureNoDemo(manager, quangang)).rejects.toThrow(/npm run remove-demo/)
    const plan = await planRemoval(manager, quangang)
    expect(plan).toMatchObject({ rounds: ['2020', 'demo-2026'], real: [{ account: 'boss' }] })
    await manager.transaction((tx) => removeDemo(tx, quangang, clock))

    await expect(ensureNoDemo(manager, quangang)).resolves.toBeUndefined()
    await expect(ensureNobodyReal(manager, quangang)).rejects.toThrow(/正式账号/)
    expect((await manager.find(PersonEntity)).map(({ account }) => account)).toEqual(['boss'])
    expect((await manager.find(RoundEntity)).map(({ code }) => code)).toEqual(['demo-2026-2'])
    expect(await manager.count(EntryEntity)).toBe(1)
    expect(await manager.countBy(EntryEntity, { assignmentId })).toBe(1)
    expect([await manager.count(EditionEntity), await manager.count(MatterEntity)]).toEqual([0, 0])
    expect(await manager.count('organisation')).toBe(organisations)
    for (const table of [
      'verdict',
      'remark',
      'submission_revision',
      'notice',
      'message',
      'comment',
      'event_entry',
      'edition_entry',
      'amendment',
    ])
      expect({ table, rows: await manager.count(table) }).toEqual({ table, rows: 0 })
    const events = await manager.find(EventEntity, { order: { id: 'ASC' } })
    expect(events.map(({ kind, by }) => `${by} ${kind}`)).toEqual([
      '运维 服务器命令 account.created',
      '运维 服务器命令 account.demo-removed',
    ])
    expect(events[0]?.detail.personId).toBe(boss.id)
    await dataSource.destroy()
  })

  test('a real office called office is nobody’s demo', async () => {
    const real = await openDistrict(await url())
    await expect(ensureNoDemo(real.dataSource.manager, quangang)).resolves.toBeUndefined()
    await real.close()
  })
})
