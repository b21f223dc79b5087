import { ImportEntity, ImportRowEntity } from '@gongkai/server/exchange/import/import.entity'
import { MOST_HELD_BYTES } from '@gongkai/server/exchange/import/read-imports'
import { inTurn } from '@gongkai/server/platform/files/reading-queue'
import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { copied, importer, readImports } from '../../../support/importing'

const HEADS = ['领域', '一级事项', '二级事项', '公开内容']
const csv = (...rows: string[][]) => Buffer.from([HEADS, ...rows].map((cells) => cells.join(',')).join('\r\n'))

/** An import that some other process reads. */
const waiting = {
  kind: 'entries',
  state: 'reading',
  name: '目录.xlsx',
  organisationCode: 'east',
  by: '东镇人民政府 east',
  domainCode: '',
  version: 1,
  progress: 40,
  refusals: null,
  outcome: null,
  cleared: null,
} as const

describe.each(databases)('tables are brought and read, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => importer(district, account)
  const east = () => of('east')
  const rowCount = (importId: number) => district.dataSource.manager.countBy(ImportRowEntity, { importId })
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('a file by its bytes; rows whose table names no domain go to the one said', async () => {
    const view = await east().read(
      done(await east().file('entries', csv(['', '救助', '甲', '']), '我的 目录.csv', '&domain=02')),
    )
    expect(view).toMatchObject({
      name: '我的 目录.csv',
      state: 'ready',
      counts: { rows: 1, left: 1 },
      domains: [{ code: '02', rowCount: 1 }],
    })
    expect((await east().rows(view.id))[0]).toMatchObject({
      place: '第 2 行',
      source: [{ head: '领域', text: '' }, { text: '救助' }, { text: '甲' }, {}],
    })
    const list = done(await east().call<{ id: number }[]>('GET', ''))
    expect(list.map(({ id }) => id)).toContain(view.id)
  })

  test('what was pasted is text, whatever it says', async () => {
    const nasty = '<img src=x onerror=alert(1)>'
    const view = await east().bring(
      'entries',
      copied(HEADS, ['社会救助', '救助', nasty, `${nasty}'; DROP TABLE entry; --`]),
    )
    const [row] = await east().rows(view.id)
    expect(row?.fields).toMatchObject({ level2: nasty, content: `${nasty}'; DROP TABLE entry; --` })
    const html = `<table><tr>${HEADS.map((head) => `<td>${head}</td>`).join('')}</tr><tr><td>社会救助</td><td>救助</td><td>&lt;b&gt;甲<script>alert(1)</script></td><td>名单</td></tr></table>`
    const pasted = await east().bring('entries', 'x', { html })
    expect((await east().rows(pasted.id))[0]?.fields).toMatchObject({ level2: '<b>甲' })
    done(await east().apply(pasted.id))
    const work = await desk(district, 'east').idIn('01')
    expect((await desk(district, 'east').read(work)).entries.map(({ fields }) => fields.level2)).toEqual(['<b>甲'])
  })

  test('a long table comes a page at a time, none of its lines left out', async () => {
    const rows = Array.from({ length: 45 }, (_, index) => ['社会救助', '救助', `事项${index + 1}`, '名单'])
    const view = await east().bring('entries', copied(HEADS, ...rows.slice(0, 20), ['', '', '', ''], ...rows.slice(20)))
    expect(view.counts).toMatchObject({ lines: 47, rows: 45, left: 2 })
    const pages = await Promise.all([1, 2, 3, 4].map((page) => east().page(view.id, `?page=${page}`)))
    expect(pages.map(({ total, items }) => [total, items.length])).toEqual([
      [45, 20],
      [45, 20],
      [45, 5],
      [45, 0],
    ])
    expect(pages.flatMap(({ items }) => items.map(({ fields }) => fields?.level2))).toEqual(
      rows.map(([, , name]) => name),
    )
    expect((await east().page(view.id, '?only=left')).items.map(({ line }) => line)).toEqual(['header', 'empty'])
    expect((await east().call('GET', `/${view.id}/rows?page=0`)).status).toBe(400)
    expect((await east().call('GET', `/${view.id}/rows?only=whatever`)).status).toBe(400)
  })

  test('what cannot be read is refused with its reason, and can be deleted', async () => {
    const view = await east().read(
      done(await east().file('entries', Buffer.from('PK\u0003\u0004 no zip at all'), '目录.xlsx')),
    )
    expect(view).toMatchObject({ state: 'refused', counts: { lines: 0 }, refusals: [{ at: 'file' }] })
    expect(codesOf(await east().apply(view.id))).toContain('import.state')
    expect((await east().remove(view.id)).status).toBe(204)
  })

  test('a malformed request is refused', async () => {
    const large = await east().file('entries', Buffer.alloc(MOST_FILE_BYTES + 1))
    expect([large.status, large.body]).toEqual([
      413,
      { refusals: [{ code: 'request.too-large', at: '', text: '提交的内容超过了 20 MB，请分成几次' }] },
    ])
    expect((await east().file('entries', Buffer.alloc(0))).status).toBe(400)
    expect((await east().file('everything', csv())).status).toBe(400)
    expect((await east().call('POST', '?kind=entries&name=a.csv', { not: 'a file' })).status).toBe(400)
    expect(placesOf(await east().file('entries', csv(), 'a.csv', '&domain=77'))).toEqual(['import.domain at domain'])
    expect((await east().pasted('entries', '')).status).toBe(400)
    expect((await of('office').call('POST', '/pasted', 'x'.repeat(2_000_000))).status).toBe(400)
  })

  test('who is not signed in is sent away before the file is read', async () => {
    // More than anybody may send: with the body read it would be 413.
    const bytes = Buffer.alloc(MOST_FILE_BYTES + 1)
    for (const path of ['/api/imports?kind=entries&name=a.csv', '/api/imports/pasted']) {
      const answer = await district.call<{ refusals: unknown }>(null, 'POST', path, bytes)
      expect([answer.status, codesOf(answer)]).toEqual([401, ['account.signed-out']])
    }
  })

  test('what waits is bounded for all units together, and what was deleted waits no longer', async () => {
    const reading = readImports(district)
    let begin = () => {}
    // Nothing is read as long as the readers are at work for others.
    const before = new Promise<void>((resolve) => (begin = resolve))
    const readers = ['one reader', 'the other'].map((unit) => inTurn(unit, () => before))
    const large = Buffer.alloc(MOST_FILE_BYTES)
    const bring = (account: string) => of(account).file('entries', large)
    const brought = []
    for (const account of ['east', 'east', 'east', 'west', 'west'])
      brought.push({ account, ...done(await bring(account)) })
    expect(reading.heldBytes()).toBe(MOST_HELD_BYTES)
    const refused = await bring('west')
    expect([refused.status, codesOf(refused)]).toEqual([422, ['import.busy']])
    const [first] = brought
    if (!first) throw new Error('nothing held')
    expect((await east().remove(first.id)).status).toBe(204)
    brought.splice(0, 1, { account: 'west', ...done(await bring('west')) })
    for (const { account, id } of brought) expect((await of(account).remove(id)).status).toBe(204)
    expect(reading.heldBytes()).toBe(0)
    begin()
    await Promise.all(readers)
    await reading.settled()
  })

  test('another unit sees nothing of it, nor acts upon it', async () => {
    const view = await east().bring('entries', copied(HEADS, ['社会救助', '救助', '甲', '']))
    const [row] = await east().rows(view.id)
    if (!row) throw new Error('a row expected')
    const { version } = view
    for (const account of ['west', 'east-01', 'civil', 'office'])
      expect([
        (await of(account).call('GET', `/${view.id}`)).status,
        (await of(account).call('GET', `/${view.id}/rows`)).status,
        (await of(account).edit(view.id, row, { domain: '02' })).status,
        (await of(account).choose(view.id, { chosen: false })).status,
        (await of(account).apply(view.id, version)).status,
        (await of(account).undo(view.id, version)).status,
        (await of(account).remove(view.id, version)).status,
      ]).toEqual(Array(7).fill(404))
    const other = await east().bring('entries', copied(HEADS, ['社会救助', '救助', '乙', '']))
    expect((await east().edit(other.id, row, { domain: '02' })).status).toBe(404)
    expect((await of('east-editor').view(view.id)).can.apply).toEqual([])
  })

  test('a reader that died is found, and whoever waits is told', async () => {
    const { manager } = district.dataSource
    const now = new Date('2026-07-01T08:00:00Z')
    const stored = await east().bring('entries', copied(HEADS, ['社会救助', '救助', '甲', '']))
    const [line] = await manager.findBy(ImportRowEntity, { importId: stored.id })
    // At once: the server's own turn may come at any moment.
    const dead = await manager.transaction(async (tx) => {
      const one = await tx.save(ImportEntity, { ...waiting, at: now, touchedAt: now })
      await tx.insert(ImportRowEntity, { ...line, id: undefined, importId: one.id } as never)
      return one
    })
    expect(await east().page(dead.id)).toEqual({ total: 0, items: [] })
    await readImports(district).turn()
    const view = await east().view(dead.id)
    expect(view).toMatchObject({ state: 'refused', refusals: [{ code: 'import.interrupted', at: 'file' }] })
    expect(await rowCount(dead.id)).toBe(0)
    // what is being read by this process is not taken for dead
    const alive = done(await east().pasted('entries', copied(HEADS, ['社会救助', '救助', '甲', ''])))
    await readImports(district).turn()
    expect((await east().read(alive)).state).toBe('ready')
  })

  test('after 30 days it is not undone any more; what it came to stays, what nobody took over goes', async () => {
    const { manager } = district.dataSource
    const table = copied(HEADS, ['社会救助', '救助', '很久以前', '名单'])
    const taken = await of('west').bring('entries', table)
    done(await of('west').apply(taken.id))
    const left = await of('west').bring('entries', table)
    const young = await of('west').bring('entries', table)
    await manager.update(ImportEntity, [taken.id, left.id], { at: new Date('2026-06-01T08:00:00Z') })
    await readImports(district).turn()
    const view = await of('west').view(taken.id)
    expect(view).toMatchObject({
      state: 'applied',
      outcome: { added: 1, updated: 0 },
      counts: taken.counts,
      domains: taken.domains,
    })
    expect(view.can.undo.map(({ code }) => code)).toEqual(['import.cleared'])
    expect(codesOf(await of('west').undo(taken.id))).toEqual(['import.cleared'])
    expect(await rowCount(taken.id)).toBe(0)
    expect([(await of('west').call('GET', `/${left.id}`)).status, await rowCount(left.id)]).toEqual([404, 0])
    expect((await of('west').rows(young.id)).length).toBe(1)
  })

  test('deleted while it is being read, it leaves nothing behind', async () => {
    const reading = readImports(district) as unknown as { store(...what: unknown[]): Promise<void> }
    const { store } = reading
    let goOn = () => {}
    const deleted = new Promise<void>((resolve) => (goOn = resolve))
    reading.store = async (...what) => {
      await deleted
      return store.apply(reading, what)
    }
    const view = done(await east().pasted('entries', copied(HEADS, ['社会救助', '救助', '甲', ''])))
    expect((await east().remove(view.id, view.version)).status).toBe(204)
    goOn()
    await readImports(district).settled()
    reading.store = store
    expect(await rowCount(view.id)).toBe(0)
    expect((await east().call('GET', `/${view.id}`)).status).toBe(404)
  })

  test('a unit brings no more than three at once', async () => {
    const text = copied(HEADS, ['社会救助', '救助', '甲', ''])
    const being = { ...waiting, organisationCode: 'west', touchedAt: new Date(), at: new Date() }
    await district.dataSource.manager.insert(ImportEntity, [being, { ...being }, { ...being }])
    expect(codesOf(await of('west').pasted('entries', text))).toEqual(['import.busy'])
    expect((await of('park').pasted('laws', '名称\n甲法')).status).toBe(201)
    await readImports(district).settled()
  })
})

describe('a server that stops', () => {
  test('says so to whoever waits for a reading', async () => {
    for (const { url } of databases) {
      const place = await url()
      const district = await openDistrict(place)
      const east = importer(district, 'east')
      const view = done(await east.pasted('entries', copied(HEADS, ['社会救助', '救助', '甲', ''])))
      // First of all that is closed: it would have time to end.
      await readImports(district).onModuleDestroy()
      await district.app.close()
      const stored = await district.dataSource.manager.findOneByOrFail(ImportEntity, { id: view.id })
      expect(stored).toMatchObject({ state: 'refused', refusals: [{ code: 'import.interrupted' }] })
      await district.dataSource.destroy()
    }
  })
})
