import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { keeper } from '../../../support/guiding'

describe.each(databases)('who keeps a 标准指引, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => keeper(district, account)
  const row = async () => {
    const [first] = (await of('civil').read('01')).items
    if (!first) throw new Error('the small district lost its model rows')
    return first
  }
  const stood = async () => JSON.stringify(await of('office').read('01'))
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  test('a list of one’s own domains, with what is still unchecked', async () => {
    const listOf = async (account: string) =>
      (await of(account).list()).map(({ domain, total, checked, number, can }) => [
        domain.code,
        `${checked}/${total}`,
        number,
        can.edit.map(({ code }) => code),
      ])
    expect(await listOf('office')).toEqual([
      ['01', '0/2', 1, []],
      ['02', '0/1', 1, []],
    ])
    expect(await listOf('housing')).toEqual([['02', '0/1', 1, []]])
    expect(await listOf('east-01')).toEqual([
      ['01', '0/2', 1, ['guideline.not-lead']],
      ['02', '0/1', 1, ['guideline.not-lead']],
    ])
  })

  test.each(['east', 'east-01', 'west-editor'])('%s reads it and changes nothing', async (account) => {
    const { id, fields } = await row()
    const before = await stood()
    const acts = [
      await of(account).check('01', { id }),
      await of(account).add('01', { ...fields, level2: '另一项' }),
      await of(account).edit('01', id, { ...fields, content: '改' }),
      await of(account).retire('01', id),
    ]
    for (const refused of acts) {
      expect(refused.status).toBe(422)
      expect(codesOf(refused)).toContain('guideline.not-lead')
    }
    const draft = done(await of('civil').add('01', { ...fields, level2: '另一项' }))
    expect((await of(account).version(draft.id)).status).toBe(404)
    expect((await of(account).announce(draft.id)).status).toBe(404)
    done(await of('civil').announce(draft.id))
    for (const refused of [
      await of(account).announce(draft.id),
      await of(account).takeBack(draft.id),
      await of(account).editChange(draft.id, draft.changes[0]?.id ?? 0, fields),
      await of(account).removeChange(draft.id, draft.changes[0]?.id ?? 0),
      await of(account).nameSource(draft.id, draft.source),
    ])
      expect([refused.status, codesOf(refused)[0]]).toEqual([422, 'guideline.not-lead'])
    done(await of('civil').takeBack(draft.id))
    expect(JSON.parse(await stood()).items).toEqual(JSON.parse(before).items)
  })

  test('an agency that does not lead it sees nothing of it', async () => {
    const { id, fields } = await row()
    for (const refused of [
      await of('housing').check('01', { id }),
      await of('housing').edit('01', id, fields),
      await of('housing').open('01'),
    ])
      expect(refused.status).toBe(404)
  })

  test('an editor of the lead writes and checks; to announce and to take back takes an approver', async () => {
    const { id, fields } = await row()
    done(await of('civil-editor').check('01', { id }))
    const draft = done(await of('civil-editor').edit('01', id, { ...fields, content: '更全的内容' }))
    expect(codesOf(await of('civil-editor').announce(draft.id))).toEqual(['account.role'])
    expect(codesOf(await of('civil-editor').takeBack(draft.id))).toEqual(['account.role'])
    done(await of('office').announce(draft.id))
    done(await of('civil').takeBack(draft.id))
  })

  test('已核对: the mark of the product’s rows goes wherever it is seen', async () => {
    const east = desk(district, 'east')
    const work = await east.idIn('01')
    const marks = async () => {
      const { items, total, checked } = await of('civil').read('01')
      const comparison = await district.call<{ rows: { unchecked: boolean }[] }>('civil', 'GET', '/api/comparisons/01')
      return {
        page: items.map(({ unchecked }) => unchecked),
        adopting: (await east.rows(work)).map(({ unchecked }) => unchecked),
        comparing: done(comparison).rows.map(({ unchecked }) => unchecked),
        count: `${checked}/${total}`,
      }
    }
    expect(await marks()).toEqual({
      page: [true, true],
      adopting: [true, true],
      comparing: [true, true],
      count: '0/2',
    })
    const { id } = await row()
    done(await of('civil').check('01', { id }))
    expect(await marks()).toEqual({
      page: [false, true],
      adopting: [false, true],
      comparing: [false, true],
      count: '1/2',
    })
    expect(await row()).toMatchObject({ checkedBy: '区民政局 civil', unchecked: false })
    // a screenful at once; once more is no fault
    done(await of('civil').check('01', ...(await of('civil').read('01')).items.map((item) => ({ id: item.id }))))
    expect((await marks()).count).toBe('2/2')
  })

  test('bad input is refused with all reasons, and nothing is stored', async () => {
    const { id, fields } = await row()
    const before = await stood()
    const call = (path: string, body: object) => district.call('civil', 'POST', `/api/guidelines/01/${path}`, body)
    const nameless = await call('changes', { kind: 'new', fields: { ...fields, level1: ' ', level2: '', levels: [] } })
    expect([nameless.status, placesOf(nameless)]).toEqual([
      422,
      ['guideline.name at fields/level1', 'guideline.name at fields/level2', 'guideline.levels at fields/levels'],
    ])
    expect(placesOf(await call('changes', { kind: 'gone', itemIds: [id, 999_999] }))).toEqual([
      'guideline.unknown at itemIds/1',
    ])
    expect(placesOf(await call('changes', { kind: 'changed', itemIds: [] }))).toEqual([
      'guideline.rows at itemIds',
      'guideline.fields at fields',
    ])
    expect(placesOf(await call('checks', { items: [{ id: 999_999 }] }))).toEqual(['guideline.unknown at items/0/id'])
    for (const body of [
      { items: [] },
      { items: [{ id }, { id }] },
      { items: [{ id, stages: ['never'] }] },
      { items: 'all' },
    ])
      expect((await call('checks', body)).status).toBe(400)
    for (const body of [{ kind: 'merged' }, { kind: 'new', fields: { content: 7 } }, { kind: 'gone', itemIds: ['a'] }])
      expect((await call('changes', body)).status).toBe(400)
    expect(await stood()).toBe(before)
    const draft = done(await of('civil').retire('01', id))
    expect(placesOf(await of('civil').announce(draft.id, '2026-07-20'))).toEqual(['guideline.date at comesOn'])
    expect(placesOf(await of('civil').announce(draft.id, '2026-02-30'))).toEqual(['guideline.date at comesOn'])
    expect((await of('civil').announce(draft.id, 'morgen')).status).toBe(400)
    expect((await of('civil').announce(999_999)).status).toBe(404)
    expect(done(await of('civil').removeChange(draft.id, draft.changes[0]?.id ?? 0)).changes).toEqual([])
    expect(codesOf(await of('civil').announce(draft.id))).toEqual(['guideline.empty'])
  })

  test('the first rows are not taken back as a whole', async () => {
    const [first] = (await of('civil').read('01')).versions
    expect(codesOf(await of('civil').takeBack(first?.id ?? 0))).toEqual(['guideline.first'])
  })

  test('a source is named, changes of a version are corrected until it is in force', async () => {
    const { fields } = await row()
    const draft = done(await of('civil').add('01', { ...fields, level2: '办事指南', stages: [] }))
    const [change] = draft.changes
    expect(change).toMatchObject({ kind: 'new', before: null, proposedStages: ['service'] })
    const corrected = done(
      await of('civil').editChange(draft.id, change?.id ?? 0, { ...fields, level2: '办事指南', stages: ['service'] }),
    )
    expect(corrected.changes[0]?.proposedStages).toEqual([])
    const source = {
      issuer: '民政部办公厅',
      title: '社会救助领域标准指引',
      documentNumber: '民办函〔2019〕52号',
      date: '2019-06-11',
    }
    expect(done(await of('civil').nameSource(draft.id, source)).source).toEqual(source)
    expect(placesOf(await of('civil').nameSource(draft.id, { ...source, date: '2019-02-30' }))).toEqual([
      'guideline.date at source/date',
    ])
    done(await of('civil').announce(draft.id))
    // a town reads what concerns its level, and when it comes
    expect(done(await of('east').version(draft.id))).toMatchObject({ number: 2, state: 'announced', source })
    done(await of('civil').takeBack(draft.id, '上级将另发通知'))
    expect(codesOf(await of('civil').editChange(draft.id, change?.id ?? 0, fields))).toContain('guideline.state')
    expect(codesOf(await of('civil').announce(draft.id))).toContain('guideline.state')
  })
})
