import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copiesIn } from '@gongkai/server/app/backup/copies'
import { backupBeforeUpgrade, HourlyBackup } from '@gongkai/server/app/backup/hourly-backup'
import { holdLock } from '@gongkai/server/app/backup/lock'
import { type Manifest, sealOf } from '@gongkai/server/app/backup/manifest'
import { restoreBackup } from '@gongkai/server/app/backup/restore-backup'
import { writeBackup } from '@gongkai/server/app/backup/write-backup'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { smallDistrict } from '../factories/small-district'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-copies-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(databases)('copies of a district on $name', ({ url }) => {
  let district: District
  let at: string
  let place: string
  const files = () => join(place, 'files')
  const ask = (now = new Date()) => writeBackup({ url: at, files: files(), folder: place, occasion: 'asked', now })
  const nothingIn = async (target: string) => {
    const empty = await createDataSource(target, [], []).initialize()
    const runner = empty.createQueryRunner()
    const found = await runner.hasTable('entry')
    await runner.release()
    await empty.destroy()
    return !found
  }

  beforeAll(async () => {
    at = await url()
    district = await openDistrict(at)
    place = await mkdtemp(join(folder, 'place-'))
    await mkdir(join(files(), 'ab'), { recursive: true })
    await writeFile(join(files(), 'ab', 'abcdef'), 'a document')
  })
  afterAll(() => district.close())

  test('made under writes, restored elsewhere: what was confirmed before is there, nothing by half, and it serves', async () => {
    const [assignment] = (await district.call<{ id: number }[]>('east', 'GET', '/api/assignments')).body
    const path = `/api/assignments/${assignment?.id}/entries`
    const confirmed: number[] = []
    let writing = true
    const writers = [1, 2, 3].map(async () => {
      while (writing) {
        const { status, body } = await district.call<{ id: number }>('east', 'POST', path, {})
        if (status === 201) confirmed.push(body.id)
      }
    })
    while (confirmed.length < 10) await new Promise((resolve) => setTimeout(resolve, 20))
    const before = [...confirmed]
    const copy = await ask()
    writing = false
    await Promise.all(writers)
    expect(before.length).toBeGreaterThanOrEqual(10)

    expect((await stat(copy)).mode & 0o777).toBe(0o700)
    expect((await stat(join(copy, 'manifest.json'))).mode & 0o777).toBe(0o600)
    const target = await url()
    const restored = join(place, 'restored', 'files')
    await mkdir(join(place, 'restored'))
    await restoreBackup({ copy, url: target, files: restored })
    expect(await readFile(join(restored, 'ab', 'abcdef'), 'utf8')).toBe('a document')

    const dataSource = await createDataSource(target, entities, migrations).initialize()
    expect(await dataSource.showMigrations()).toBe(false)
    const entries = await dataSource.manager.find(EntryEntity, { select: { id: true } })
    const ids = new Set(entries.map(({ id }) => id))
    expect(before.filter((id) => !ids.has(id))).toEqual([])
    // An act is its row and its line in the ledger: both or neither.
    const added = await dataSource.manager.findBy(EventEntity, { kind: 'entry.added' })
    expect(added.map(({ detail }) => detail.entryId).sort()).toEqual([...ids].sort())
    expect(await dataSource.manager.count('session')).toBe(0)

    const app = await createApp({ dataSource, clock: district.clock, files: restored }, true)
    await app.init()
    await app.getHttpAdapter().getInstance().ready()
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 'east', password: 'a long test password' },
    })
    expect(signedIn.statusCode).toBe(201)
    const authorization = `Bearer ${signedIn.json().token}`
    const more = await app.inject({ method: 'POST', url: path, headers: { authorization }, payload: {} })
    expect(more.statusCode).toBe(201)
    // A key that was given away is never given again.
    expect(more.json().id).toBeGreaterThan(Math.max(...ids))
    await app.close()
    await dataSource.destroy()
  })

  test('goes into either database', async () => {
    const copy = await ask()
    for (const other of databases) {
      const target = await other.url()
      const { tables } = await restoreBackup({ copy, url: target, files: join(place, `cross-${other.name}`) })
      expect(tables.find(({ table }) => table === 'organisation')?.rows).toBe(smallDistrict.organisations.length)
    }
  })

  test('a damaged, foreign, broken-off or newer one is refused by the name of the part, and nothing is left', async () => {
    const copy = await ask()
    const target = await url()
    const restore = (from: string) => restoreBackup({ copy: from, url: target, files: join(place, 'none') })
    const spoilt = async (spoil: (path: string) => Promise<unknown>) => {
      const path = await mkdtemp(join(place, 'spoilt-'))
      await cp(copy, path, { recursive: true })
      await spoil(path)
      return path
    }
    const rewritten = (change: (manifest: Manifest) => void) =>
      spoilt(async (path) => {
        const manifest: Manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'))
        change(manifest)
        manifest.seal = sealOf(manifest)
        await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest))
      })

    const cut = await spoilt((path) => truncate(join(path, 'tables/person.jsonl.gz'), 20))
    await expect(restore(cut)).rejects.toThrow(/tables\/person\.jsonl\.gz：.*损坏/)
    const missing = await spoilt((path) => rm(join(path, 'files/ab/abcdef')))
    await expect(restore(missing)).rejects.toThrow(/files\/ab\/abcdef：缺少/)
    const changed = await spoilt(async (path) => {
      const text = await readFile(join(path, 'manifest.json'), 'utf8')
      await writeFile(join(path, 'manifest.json'), text.replace('"engine": "', '"engine": "x'))
    })
    await expect(restore(changed)).rejects.toThrow(/manifest\.json：.*损坏或被改动/)
    await expect(restore(await spoilt((path) => rm(join(path, 'manifest.json'))))).rejects.toThrow(/不是一份完整的备份/)
    const newer = await rewritten((manifest) => manifest.migrations.push('FromTheFuture1999999999999'))
    await expect(restore(newer)).rejects.toThrow(/比本程序.*新.*FromTheFuture/)
    const outside = await rewritten((manifest) => manifest.files.push({ path: 'files/../../x', bytes: 1, sha256: '' }))
    await expect(restore(outside)).rejects.toThrow(/不允许的文件名/)
    // whole in itself, and yet not what stands when it is read back
    const false1 = await rewritten((manifest) => {
      const person = manifest.tables.find(({ table }) => table === 'person')
      if (person) person.digest = person.digest.replace(/^../, 'zz')
    })
    await expect(restore(false1)).rejects.toThrow(/表 person：/)
    expect(await nothingIn(target)).toBe(true)
    expect((await readdir(place)).filter((name) => /none/.test(name))).toEqual([])
  })

  test('only into an empty place: what was found there is named', async () => {
    const copy = await ask()
    await expect(restoreBackup({ copy, url: at, files: join(place, 'none') })).rejects.toThrow(/已经存在|不是空的/)
    await expect(restoreBackup({ copy, url: await url(), files: files() })).rejects.toThrow(/文件目录.*ab/)
  })

  test('never two at once; what a dead process left is cleared; each hour one, its failure told once to the office', async () => {
    const own = await mkdtemp(join(folder, 'hourly-'))
    const where = { url: at, files: files(), folder: own }
    const release = await holdLock(own)
    await expect(writeBackup({ ...where, occasion: 'asked', now: new Date() })).rejects.toThrow(/正在制作/)
    await release()
    await mkdir(join(own, '.unfinished-dead'))
    await writeFile(join(own, '.lock'), 'elsewhere 1')
    await expect(writeBackup({ ...where, occasion: 'asked', now: new Date() })).rejects.toThrow(/正在制作/)
    await rm(join(own, '.lock'))

    const hourly = new HourlyBackup(district.dataSource, district.clock, where)
    await Promise.all([hourly.turn(), new HourlyBackup(district.dataSource, district.clock, where).turn()])
    await hourly.turn()
    expect((await readdir(own)).filter((name) => name.startsWith('.'))).toEqual([])
    expect((await copiesIn(own)).map(({ occasion }) => occasion)).toEqual(['hourly'])
    // nothing is to be migrated: no copy
    await backupBeforeUpgrade(district.dataSource, where)
    expect(await copiesIn(own)).toHaveLength(1)

    const broken = join(own, 'a-file')
    await writeFile(broken, '')
    const failing = new HourlyBackup(district.dataSource, district.clock, { ...where, folder: broken })
    await failing.turn()
    await failing.turn()
    await district.app.get(Background).turn()
    const notices = await district.dataSource.manager.findBy(NoticeEntity, { kind: 'system' })
    expect(notices).toMatchObject([
      { organisationCode: 'office', role: 'admin', title: expect.stringMatching(/备份失败/) },
    ])
  })

  test('one before migrations alter a database that holds something', async () => {
    const old = await url()
    const past = await createDataSource(old, [], migrations.slice(0, -1)).initialize()
    await past.runMigrations()
    await past.destroy()
    const dataSource = await createDataSource(old, entities, migrations).initialize()
    const own = await mkdtemp(join(folder, 'upgrade-'))
    await backupBeforeUpgrade(dataSource, { url: old, files: files(), folder: own })
    await dataSource.destroy()
    const [copy] = await copiesIn(own)
    expect(copy?.occasion).toBe('upgrade')
    const target = await url()
    await restoreBackup({ copy: join(own, copy?.name ?? ''), url: target, files: join(own, 'files') })
    // The restored database stands where the old one stood: the last migration is still to come.
    const restored = await createDataSource(target, entities, migrations).initialize()
    expect(await restored.showMigrations()).toBe(true)
    await restored.destroy()
  })
})
