import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { copied, importer } from '../../../support/importing'

const HEADS = ['领域', '一级事项', '二级事项', '三级事项', '公开内容', '公开时限', '公开主体']
const row = (level2: string, content = '名单', timeLimit = '20个工作日内', domain = '社会救助') => [
  domain,
  '救助',
  level2,
  '',
  content,
  timeLimit,
  '东镇人民政府',
]
const table = (...rows: string[][]) => copied(HEADS, ...rows)

describe.each(databases)('公开事项 are imported on $name', ({ url }) => {
  let district: District
  let work: number
  const east = () => importer(district, 'east')
  const own = () => desk(district, 'east')
  const entries = async () => (await own().read(work)).entries
  const names = async () => (await entries()).map(({ fields }) => fields.level2)
  beforeEach(async () => {
    district = await openDistrict(await url())
    work = await own().idIn('01')
  })
  afterEach(() => district.close())

  test('read, looked at, taken over, taken back', async () => {
    const started = done(await east().pasted('entries', table(row('孤儿救助'), row('低保', '新的内容'))))
    expect(started).toMatchObject({ state: 'reading', kind: 'entries', name: '粘贴的表格', by: '东镇人民政府 east' })
    expect(started.can.apply.map(({ code }) => code)).toContain('import.state')
    const view = await east().read(started)
    expect(view).toMatchObject({
      state: 'ready',
      progress: 100,
      refusals: [],
      counts: { lines: 3, rows: 2, left: 1, new: 2, update: 0, identical: 0, faulty: 0, chosen: 2, incomplete: 2 },
      domains: [{ code: '01', name: '社会救助', rowCount: 2 }],
      outcome: null,
    })
    expect(view.can).toMatchObject({ edit: [], apply: [], delete: [] })
    expect(await east().rows(view.id, 'left')).toMatchObject([{ line: 'header', fields: null, match: null }])
    const applied = done(await east().apply(view.id))
    expect(applied).toMatchObject({ state: 'applied', outcome: { added: 2, updated: 0 } })
    expect(await names()).toEqual(['孤儿救助', '低保'])
    // a model row of the same name nobody had answered counts as adopted
    const rows = await own().rows(work)
    expect(rows.filter(({ fields }) => fields.level2 === '低保')).toMatchObject([{ adopted: true }])
    const event = await district.dataSource.manager.findOneByOrFail(EventEntity, { kind: 'import.applied' })
    expect(event).toMatchObject({ assignmentId: work, detail: { importId: view.id, added: 2, updated: 0 } })
    expect(applied.can.edit.map(({ code }) => code)).toEqual(['import.state'])
    expect(codesOf(await east().remove(view.id))).toEqual(['import.state'])

    const undone = done(await east().undo(view.id))
    expect(undone.state).toBe('undone')
    expect(await names()).toEqual([])
    expect(await district.dataSource.manager.countBy(EventEntity, { kind: 'import.undone' })).toBe(1)
    expect((await east().remove(view.id)).status).toBe(204)
    expect((await east().call('GET', `/${view.id}`)).status).toBe(404)
  })

  test('what has the same names is updated, or left when nothing differs', async () => {
    const first = await east().bring('entries', table(row('孤儿救助'), row('低保')))
    done(await east().apply(first.id))
    const before = await entries()
    const again = await east().bring('entries', table(row('孤儿救助'), row('低保', '改过的内容'), row('临时救助')))
    expect(again.counts).toMatchObject({ rows: 3, new: 1, update: 1, identical: 1, chosen: 2 })
    const [same, changed] = await east().rows(again.id)
    expect(same).toMatchObject({ match: 'identical', chosen: false, changes: [] })
    expect(changed).toMatchObject({
      match: 'update',
      chosen: true,
      changes: [{ field: 'content', before: '名单', after: '改过的内容' }],
    })
    expect(done(await east().apply(again.id)).outcome).toEqual({ added: 1, updated: 1 })
    expect((await entries()).map(({ fields }) => fields.content)).toEqual(['名单', '改过的内容', '名单'])
    done(await east().undo(again.id))
    expect((await entries()).map(({ id, fields }) => [id, fields])).toEqual(
      before.map(({ id, fields }) => [id, fields]),
    )
  })

  test('two rows of one name are a doubt, and the very same row is not taken twice', async () => {
    const view = await east().bring('entries', table(row('孤儿救助'), row('孤儿救助', '另一种内容'), row('孤儿救助')))
    const rows = await east().rows(view.id)
    expect(rows.map(({ doubts, chosen }) => [doubts.map(({ code }) => code), chosen])).toEqual([
      [[], true],
      [['match.again'], true],
      [['match.again'], false],
    ])
    expect(view.counts).toMatchObject({ doubtful: 2, chosen: 2 })
  })

  test('an edited row has its doubts settled and is looked up anew', async () => {
    done(await own().add(work, { level1: '救助', level2: '低保' }))
    const view = await east().bring(
      'entries',
      table(row('最低保障', '名单', '按上级要求办理'), row('甲', '名单', '20个工作日内', '没有的领域')),
    )
    const [doubtful, faulty] = await east().rows(view.id)
    if (!doubtful || !faulty) throw new Error('two rows expected')
    expect(doubtful).toMatchObject({ match: 'new', doubts: [{ at: 'timeLimit' }], chosen: true })
    expect(faulty).toMatchObject({ domain: null, faults: [{ code: 'match.domain', at: 'domain' }], chosen: false })
    const fields = { ...(doubtful.fields as EntryFields), level2: '低保', timeLimit: '20个工作日内' }
    const edited = done(await east().edit(view.id, doubtful, { fields }))
    expect(edited).toMatchObject({ version: 2, doubts: [], match: 'update', chosen: true })
    expect(edited.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['content', 'timeLimit']))
    const mended = done(await east().edit(view.id, faulty, { domain: '01' }))
    expect(mended).toMatchObject({ domain: { code: '01' }, faults: [], match: 'new', chosen: true })
    expect((await east().view(view.id)).counts).toMatchObject({ doubtful: 0, faulty: 0, chosen: 2 })

    expect(await east().edit(view.id, doubtful, { domain: '01' })).toMatchObject({ status: 409 })
    expect(placesOf(await east().edit(view.id, edited, { domain: '99' }))).toEqual(['import.domain at domain'])
    expect((await east().edit(view.id, edited, { values: { name: '甲' } })).status).toBe(400)
    expect(placesOf(await east().edit(view.id, edited, { fields: { ...fields, stages: ['no such'] } }))).toEqual([
      'request.isIn at fields/stages',
    ])
    // the version of the import has moved on with its rows
    expect((await east().apply(view.id, view.version)).status).toBe(409)
    expect(done(await east().apply(view.id)).outcome).toEqual({ added: 1, updated: 1 })
  })

  test('rows are chosen one by one and by filter; a faulty one never', async () => {
    const view = await east().bring(
      'entries',
      table(
        ['社会救助', '', '', '', '没有名称', '', ''],
        row('甲', '名单', '按上级要求办理'),
        row('乙'),
        row('丁', '名单', '按上级要求办理'),
      ),
    )
    expect(view.counts).toMatchObject({ rows: 4, faulty: 1, doubtful: 2, chosen: 3 })
    expect(done(await east().choose(view.id, { only: 'doubtful', chosen: false })).counts.chosen).toBe(1)
    expect(done(await east().choose(view.id, { chosen: false })).counts.chosen).toBe(0)
    const [faulty, first] = await east().rows(view.id)
    expect(codesOf(await east().apply(view.id))).toEqual(['import.nothing-chosen'])
    expect(placesOf(await east().choose(view.id, { rowIds: [faulty?.id], chosen: true }))).toEqual([
      `import.faulty at rows/${faulty?.id}`,
    ])
    expect(done(await east().choose(view.id, { rowIds: [first?.id], chosen: true })).counts.chosen).toBe(1)
    expect(done(await east().choose(view.id, { only: 'rows', chosen: true })).counts.chosen).toBe(3)
    expect((await east().choose(view.id, { rowIds: [987654], chosen: true })).status).toBe(404)
    expect(done(await east().choose(view.id, { only: 'left', chosen: true })).counts.chosen).toBe(3)
    done(await east().choose(view.id, { rowIds: [first?.id], chosen: false }))
    done(await east().apply(view.id))
    expect(await names()).toEqual(['乙', '丁'])
  })

  test('is applied once, and not upon a stale version', async () => {
    const view = await east().bring('entries', table(row('甲')))
    expect((await east().apply(view.id, view.version + 1)).status).toBe(409)
    const answers = await Promise.all([east().apply(view.id, view.version), east().apply(view.id, view.version)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await east().apply(view.id)).status).toBe(409)
    expect(await names()).toEqual(['甲'])
  })

  test('what has changed since it was looked at is shown anew before anything is stored', async () => {
    const view = await east().bring('entries', table(row('甲'), row('乙')))
    done(await own().add(work, { level1: '救助', level2: '乙', content: '同事写的' }))
    const refused = await east().apply(view.id)
    expect([refused.status, codesOf(refused)]).toEqual([409, ['import.outdated']])
    expect(await names()).toEqual(['乙'])
    const [first, second] = await east().rows(view.id)
    expect([first?.match, second?.match]).toEqual(['new', 'update'])
    expect(second?.changes.map(({ before }) => before)).toContain('同事写的')
    expect(done(await east().apply(view.id)).outcome).toEqual({ added: 1, updated: 1 })
  })

  test('work that is handed in is not overwritten: the rows say why, all or none', async () => {
    const view = await east().bring('entries', table(row('甲'), row('乙', '名单', '立即', '危房改造')))
    expect(view.counts).toMatchObject({ rows: 2, faulty: 0, chosen: 2 })
    done(await own().noDuty(await own().idIn('02'), '本镇没有这项职责，由区住建局办理'))
    const refused = await east().apply(view.id)
    expect(refused.status).toBe(422)
    expect(codesOf(refused)).toEqual(['match.submission.no-duty'])
    expect(await names()).toEqual([])
    const [first, second] = await east().rows(view.id)
    expect([first?.chosen, second?.chosen, second?.faults[0]?.code]).toEqual([true, false, 'match.submission.no-duty'])
    done(await own().noDuty(work, '本镇没有这项职责，由区民政局办理'))
    done(await own().submit(work))
    const late = await east().bring('entries', table(row('甲')))
    expect(late.counts).toMatchObject({ faulty: 1, chosen: 0 })
    expect((await east().rows(late.id))[0]?.faults.map(({ text }) => text).join()).toContain('社会救助')
  })

  test('what the unit has settled as 不予公开 is not brought back into the catalogue', async () => {
    const secret = {
      ...(await own().rows(work))[0]?.fields,
      attribute: 'withheld',
      withholdGround: 'article15',
    } as const
    done(await own().add(work, { ...secret, reassessOn: '2027-07-20' }))
    // in the inventory it is an entry like any other
    const before = await east().bring('entries', table(row('低保', '新的内容')))
    expect(before.counts).toMatchObject({ update: 1, faulty: 0, chosen: 1 })
    await district.dataSource.manager.update(AssignmentEntity, { domainCode: '01' }, { phase: 'catalogue' })
    const view = await east().bring('entries', table(row('低保', '新的内容'), row('孤儿救助')))
    expect(view.counts).toMatchObject({ rows: 2, update: 1, new: 1, faulty: 1, chosen: 1 })
    expect(await east().rows(view.id, 'faulty')).toMatchObject([
      { match: 'update', chosen: false, faults: [{ code: 'match.withheld', at: 'level2' }] },
    ])
    const refused = await east().apply(before.id)
    expect([refused.status, codesOf(refused)]).toEqual([422, ['match.withheld']])
    const stored = await district.dataSource.manager.findBy(EntryEntity, { assignmentId: work })
    expect(stored.map(({ fields }) => fields.content)).toEqual([secret.content])
  })

  test('an import on which something was built is not undone, with every reason', async () => {
    const view = await east().bring('entries', table(row('甲'), row('乙'), row('丙'), row('丁')))
    done(await east().apply(view.id))
    const [first, second, third] = await entries()
    if (!first || !second || !third) throw new Error('three entries expected')
    done(await own().save(first.id, first.version, { ...first.fields, content: '改过' }))
    done(await own().remove(second.id, second.version))
    done(await own().comment(third.id, '请核对'))
    const refused = await east().undo(view.id)
    expect(refused.status).toBe(422)
    expect(placesOf(refused).sort()).toEqual(
      [
        `undo.changed at entries/${first.id}`,
        `undo.deleted at entries/${second.id}`,
        `undo.built-on at entries/${third.id}`,
      ].sort(),
    )
    expect(await names()).toEqual(['甲', '丙', '丁'])
    expect((await east().view(view.id)).state).toBe('applied')
  })
})
