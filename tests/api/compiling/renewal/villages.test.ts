import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { CancelledItemEntity } from '@gongkai/server/compiling/entry/cancelled-item.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { confirmAll, lineOf, openRenewal, publishedAll } from '../../../factories/renewal'
import { codesOf, type Desk, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('villages in a renewal on $name', ({ url }) => {
  let district: District
  let east: Desk
  let village: Desk
  let town: number
  let work: number
  const openOf = async (account: Desk, id: number) =>
    (await account.read(id)).renewal?.rows.map(({ open, change }) => `${change}${open ? '?' : ''}`)
  beforeEach(async () => {
    district = await openDistrict(await url())
    await publishedAll(district)
    const tx = district.dataSource.manager
    await tx.update(EntryEntity, { publicNumber: '01-east-0002' }, { originCode: 'east-01' })
    await openRenewal(district)
    east = desk(district, 'east')
    village = desk(district, 'east-01')
    town = await east.idIn('01')
    done(await east.delegate(town, 'east-01', 'east-02'))
    work = await village.idIn('01')
  })
  afterEach(() => district.close())

  test('begin with the standing items that came from them, and finish with one act', async () => {
    const { entries } = await village.read(work)
    expect(entries.map(({ fields }) => fields.level2)).toEqual(['临时救助'])
    expect(await lineOf(district, 'east-01', '01')).toMatchObject({ rows: 1, open: 1, kept: 0, unanswered: 0 })
    const other = desk(district, 'east-02')
    expect((await other.read(await other.idIn('01'))).entries).toEqual([])
    const [sent] = done(await confirmAll(district, 'east-01', ['01'])).items
    expect(sent?.state).toBe('submitted')

    done(await east.approve(work))
    const after = await east.read(town)
    expect(after.entries.map(({ fields, origin }) => [fields.level2, origin?.code ?? ''])).toEqual([
      ['低保', ''],
      ['临时救助', 'east-01'],
    ])
    expect(await openOf(east, town)).toEqual(['same?', 'same'])
  })

  test('a village that renames its item changes the town’s row, which keeps its number', async () => {
    const [row] = (await village.read(work)).entries
    if (!row) throw new Error('no row')
    done(await village.save(row.id, row.version, { ...row.fields, level2: '急难救助' }))
    done(await village.submit(work))
    done(await east.approve(work))
    expect(await openOf(east, town)).toEqual(['same?', 'changed'])
    const tx = district.dataSource.manager
    const held = await tx.findOneByOrFail(EntryEntity, { assignmentId: town, publicNumber: '01-east-0002' })
    expect(held.fields.level2).toBe('急难救助')
  })

  test('an item that the village gives up ends for its town, with the village’s reason', async () => {
    const tx = district.dataSource.manager
    const [row] = (await village.read(work)).entries
    await tx.delete(EntryEntity, { id: row?.id ?? 0 })
    await tx.insert(CancelledItemEntity, {
      assignmentId: work,
      publicNumber: '01-east-0002',
      reason: '本村不再办理',
      successorEntryId: null,
      by: '东镇一村 east-01',
      at: new Date(),
    })
    const added = done(await village.add(work, { ...row?.fields, level2: '物价补贴' }))
    expect(added.id).toBeGreaterThan(0)
    done(await village.submit(work))
    done(await east.approve(work))
    expect((await east.read(town)).entries.map(({ fields }) => fields.level2)).toEqual(['低保', '物价补贴'])
    const taken = await tx.findBy(CancelledItemEntity, { assignmentId: town })
    expect(taken.map(({ publicNumber, reason }) => [publicNumber, reason])).toEqual([['01-east-0002', '本村不再办理']])
  })

  test('a town that answers for the village itself is not kept waiting; work left as it was given is taken back', async () => {
    done(await confirmAll(district, 'east', ['01']))
    expect((await east.read(town)).state).toBe('submitted')
    done(await east.recall(town))
    done(await east.delegate(town, 'east-02'))
    const tx = district.dataSource.manager
    expect(await tx.countBy(EntryEntity, { assignmentId: work })).toBe(0)
    expect(await tx.countBy(AssignmentEntity, { parentId: town })).toBe(1)
    done(await east.delegate(town, 'east-01', 'east-02'))
    const again = await village.idIn('01')
    done(await district.call('east-01', 'POST', `/api/assignments/${again}/confirmation`, {}))
    expect(codesOf(await east.delegate(town, 'east-02'))).toEqual(['delegation.begun'])
  })
})
