import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { PhaseClosureEntity } from '@gongkai/server/district/round/round.entity'
import type { RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { confirmAll, lineOf, openRenewal, publishedAll, renewalsOf } from '../../../factories/renewal'
import { codesOf, type Desk, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { fewestStatements } from '../../../support/statements'

const UNITS = ['civil', 'east', 'west']

describe.each(databases)('与去年相同 on $name', ({ url }) => {
  let district: District
  let east: Desk
  let id: number
  const confirm = (account: string, assignment: number, body: object) =>
    district.call('account' in body ? '' : account, 'POST', `/api/assignments/${assignment}/confirmation`, body)
  const versionOf = async (assignment: number) => (await east.read(assignment)).version
  beforeEach(async () => {
    district = await openDistrict(await url())
    await publishedAll(district, UNITS)
    await openRenewal(district)
    east = desk(district, 'east')
    id = await east.idIn('01')
  })
  afterEach(() => district.close())

  test('a row is confirmed, one is changed and needs no confirmation; then the work can be handed in', async () => {
    const before = await east.read(id)
    expect(before.renewal?.rows.map(({ change, open, confirmed }) => [change, open, confirmed])).toEqual([
      ['same', true, false],
      ['same', true, false],
    ])
    const refused = await east.submit(id)
    expect(placesOf(refused)).toEqual(before.entries.map((entry) => `renewal.unanswered at entries/${entry.id}`))
    expect(before.can.submit.map(({ code }) => code)).toEqual(['renewal.unanswered', 'renewal.unanswered'])

    const [first, second] = before.entries
    done(await confirm('east', id, { version: before.version, entryIds: [first?.id] }))
    if (second) done(await east.save(second.id, second.version, { ...second.fields, content: '对象名单' }))
    const after = await east.read(id)
    expect(after.renewal?.rows.map(({ change, open, confirmed }) => [change, open, confirmed])).toEqual([
      ['same', false, true],
      ['changed', false, false],
    ])
    expect(await lineOf(district, 'east', '01')).toMatchObject({ rows: 2, confirmed: 1, changed: 1, open: 0 })
    expect(done(await east.submit(id)).state).toBe('submitted')
    expect(after.history[1]?.text).toBe('确认与去年相同')
  })

  test('a confirmed row that is changed counts as changed; written back it is the same', async () => {
    done(await confirm('east', id, { version: await versionOf(id) }))
    const [row] = (await east.read(id)).entries
    if (!row) throw new Error('no row')
    const changed = done(await east.save(row.id, row.version, { ...row.fields, content: '对象名单' }))
    expect((await east.read(id)).renewal?.rows[0]).toMatchObject({ change: 'changed', open: false })
    done(await east.save(row.id, changed.version, row.fields))
    expect((await east.read(id)).renewal?.rows[0]).toMatchObject({ change: 'same', open: false })
  })

  test('all rows at once, and once only: a second tap asks for nothing more', async () => {
    const version = await versionOf(id)
    done(await confirm('east', id, { version }))
    done(await confirm('east', id, { version }))
    expect(await recorded(district, id, 'entry.confirmed')).toBe(1)
    expect((await east.read(id)).can.submit).toEqual([])
  })

  test('an editor may confirm; no other unit may, and another’s work is not found', async () => {
    const version = await versionOf(id)
    expect((await confirm('west', id, { version })).status).toBe(404)
    expect(codesOf(await confirm('civil', id, { version }))).toEqual(['submission.not-yours'])
    expect((await confirm('office', id, { version })).status).toBe(403)
    expect((await district.call(null, 'POST', `/api/assignments/${id}/confirmation`, { version })).status).toBe(401)
    done(await confirm('east-editor', id, { version }))
  })

  test('a new row, a changed one and an unknown one are refused by name, and nothing is stored', async () => {
    const [first, second] = (await east.read(id)).entries
    if (!first || !second) throw new Error('no rows')
    done(await east.save(first.id, first.version, { ...first.fields, content: '对象名单' }))
    const added = done(await east.add(id, { level1: '救助', level2: '物价补贴' }))
    const version = await versionOf(id)
    const wanted = [first.id, second.id, added.id, 999_999]
    expect(placesOf(await confirm('east', id, { version, entryIds: wanted }))).toEqual([
      `renewal.not-same at entries/${first.id}`,
      `renewal.not-same at entries/${added.id}`,
      'entry.unknown at entryIds/3',
    ])
    expect(await district.dataSource.manager.countBy(EntryEntity, { assignmentId: id, confirmed: true })).toBe(0)
    expect((await confirm('east', id, { version, entryIds: ['x'] })).status).toBe(400)
    expect((await confirm('east', id, { version: 'x', entryIds: [second.id] })).status).toBe(400)
  })

  test('a page that is old is a conflict; what is handed in or a compilation has nothing to confirm', async () => {
    const version = await versionOf(id)
    done(await east.add(id, { level1: '救助', level2: '物价补贴' }))
    const conflict = await confirm('east', id, { version })
    expect([conflict.status, codesOf(conflict)]).toEqual([409, ['assignment.version']])

    const west = desk(district, 'west')
    const theirs = await west.idIn('01')
    done(await confirmAll(district, 'west', ['01']))
    const sent = await west.read(theirs)
    expect(codesOf(await confirm('west', theirs, { version: sent.version }))).toEqual(['submission.state'])

    const [old] = await district.dataSource.query(
      "SELECT id FROM assignment WHERE round_code = '2026' AND organisation_code = 'east'",
    )
    const { version: oldVersion } = await east.read(old.id)
    expect(codesOf(await confirm('east', old.id, { version: oldVersion }))).toContain('renewal.none')
  })

  test('whole domains are handed in at once', async () => {
    const answer = done(await confirmAll(district, 'east', ['01', '02']))
    expect(answer.round).toEqual({ code: '2027', name: '2027年更新' })
    expect(
      answer.items.map(({ domain, state, rows, confirmed, open }) => [domain.code, state, rows, confirmed, open]),
    ).toEqual([
      ['01', 'submitted', 2, 2, 0],
      ['02', 'submitted', 1, 1, 0],
    ])
    const again = await confirmAll(district, 'east', ['01'])
    expect(placesOf(again)).toEqual(['submission.state at assignments/0/submission'])
    expect(
      (await desk(district, 'civil').queue()).map(({ organisation, domain }) => `${organisation.code} ${domain.code}`),
    ).toEqual(['east 01', 'east 02'])
  })

  test('all or none: each reason names its domain, whatever stands in the way', async () => {
    const added = done(await east.add(await east.idIn('02'), { level1: '住房', level2: '公租房' }))
    const refused = await confirmAll(district, 'east', ['01', '02'])
    expect(refused.status).toBe(422)
    const { refusals } = refused.body as unknown as { refusals: { at: string; text: string }[] }
    expect(refusals.length).toBeGreaterThan(3)
    for (const { at, text } of refusals) {
      expect(at).toContain(`assignments/1/entries/${added.id}/`)
      expect(text).toMatch(/^危房改造：“公租房”：/)
    }
    expect((await renewalsOf(district, 'east')).items.map(({ state, confirmed }) => [state, confirmed])).toEqual([
      ['draft', 0],
      ['draft', 0],
    ])
  })

  test('a domain that moved on meanwhile keeps the others back too', async () => {
    const { items } = await renewalsOf(district, 'east')
    const assignments = items.map(({ id, version }) => ({ id, version }))
    done(await desk(district, 'east-editor').add(items[1]?.id ?? 0, { level1: '住房', level2: '公租房' }))
    const conflict = await district.call<RenewalList>('east', 'POST', '/api/renewals/confirmation', { assignments })
    expect(conflict.status).toBe(409)
    expect(placesOf(conflict)).toEqual(['assignment.version at assignments/1/version'])
    expect((conflict.body as unknown as { changed: unknown[] }).changed).toHaveLength(1)
    expect((await renewalsOf(district, 'east')).items.map(({ state }) => state)).toEqual(['draft', 'draft'])
  })

  test('only an approver hands in; a closed phase takes nothing; another’s domain is not found; the list has bounds', async () => {
    expect(placesOf(await confirmAll(district, 'east-editor', ['01', '02']))).toEqual(['account.role at assignments'])
    const theirs = (await renewalsOf(district, 'west')).items.map(({ id, version }) => ({ id, version }))
    const post = (assignments: unknown) => district.call('east', 'POST', '/api/renewals/confirmation', { assignments })
    expect((await post(theirs)).status).toBe(404)
    for (const wrong of [[], [{ id: 1 }], [{ id: 'x', version: 1 }], Array(61).fill({ id: 1, version: 1 })])
      expect((await post(wrong)).status).toBe(400)
    await district.dataSource.manager.insert(PhaseClosureEntity, {
      roundCode: '2027',
      phase: 'catalogue',
      closedBy: '区信息公开办',
      closedAt: new Date(),
    })
    expect(codesOf(await confirmAll(district, 'east', ['01', '02']))).toEqual([
      'round.phase-closed',
      'round.phase-closed',
    ])
    expect((await renewalsOf(district, 'east')).items.map(({ confirmed }) => confirmed)).toEqual([0, 0])
  })

  test('the list is read by a fixed number of statements; in a compilation it is empty', async () => {
    const few = await fewestStatements(district, () => renewalsOf(district, 'west'))
    const manager = district.dataSource.manager
    const row = await manager.findOneByOrFail(EntryEntity, { assignmentId: id })
    for (let position = 3; position < 60; position++)
      await manager.insert(EntryEntity, { ...row, id: undefined, publicNumber: null, position } as never)
    expect(await fewestStatements(district, () => renewalsOf(district, 'east'))).toBe(few)
    expect((await district.call('office', 'GET', '/api/renewals')).status).toBe(403)
    await manager.query("UPDATE round SET kind = 'compilation'")
    expect(await renewalsOf(district, 'east')).toEqual({ round: null, items: [], can: { handIn: [] } })
  })
})
