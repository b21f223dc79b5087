import { LawEntity } from '@gongkai/server/district/law/law.entity'
import { laws } from '@gongkai/server/district/law/laws'
import { hashOfLaw, type LibraryLaw } from '@gongkai/server/district/law/library/library-law'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import type { Law, LawDetail, LawPage, LawTimesAnswer, RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const ASSISTANCE = '社会救助暂行办法'
const REASON = '国务院公布了新的条例'

describe.each(databases)('editing laws on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  const call = <Body = LawDetail>(account: string, method: string, path: string, body?: object) =>
    district.call<Body>(account, method, `/api/laws${path}`, body)
  const find = async (account: string, title: string, more = '') =>
    done(await call<LawPage>(account, 'GET', `?q=${encodeURIComponent(title)}${more}`)).items
  const named = async (account: string, title: string, more = ''): Promise<Law> => {
    const law = (await find(account, title, more)).find((found) => found.title === title)
    if (!law) throw new Error(`${account} does not find ${title}`)
    return law
  }
  const detail = async (account: string, title: string) =>
    done(await call(account, 'GET', `/${(await named(account, title)).id}`))
  const facts = ({ title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note }: Law) => ({
    title,
    documentNumber,
    kind,
    issuer,
    effectiveFrom,
    lastArticle,
    source,
    note,
  })
  const edit = (account: string, law: Law, change: object) =>
    call(account, 'PUT', `/${law.id}`, { version: law.version, ...facts(law), ...change })
  const end = (account: string, law: Law, more: object = {}) =>
    call(account, 'POST', `/${law.id}/end`, {
      version: law.version,
      endedOn: '2026-09-01',
      endedBy: '',
      replacements: [{ added: { title: '社会救助条例', documentNumber: '国务院令第900号' }, articles: [] }],
      reason: REASON,
      ...more,
    })
  const add = async (account: string, title: string, documentNumber = '') =>
    done(await call<Law>(account, 'POST', '', { title, documentNumber }))
  const status = async (on: string) => {
    const { items } = done(await call<LawTimesAnswer>('east', 'GET', '/times'))
    const law = items.find(({ title }) => title === on)
    return law && [law.endedOn, law.replacedBy]
  }

  test('the office changes a law of the library, everybody sees it, and an update of the list leaves it', async () => {
    const before = await detail('office', ASSISTANCE)
    expect(before.can.edit).toEqual([])
    const change = {
      kind: 'regulation',
      issuer: '国务院',
      effectiveFrom: '2014-05-01',
      lastArticle: 70,
      note: '已核对',
    }
    const after = done(await edit('office', before, change))
    expect(after).toMatchObject({ ...change, version: before.version + 1, edited: true, shipped: null })
    expect(after.history.map(({ text }) => text)).toEqual([expect.stringContaining(`修改了法规依据《${ASSISTANCE}》`)])
    expect(await detail('west', ASSISTANCE)).toMatchObject({ ...change, history: [] })
    await district.dataSource.manager.transaction((tx) => loadLaws(tx))
    expect(await detail('office', ASSISTANCE)).toMatchObject(change)
  })

  test('what an update of the list says otherwise is shown, and one of both is taken', async () => {
    const { manager } = district.dataSource
    const listed = laws.find(({ title }) => title === ASSISTANCE) as LibraryLaw
    const law = done(await edit('office', await detail('office', ASSISTANCE), { note: '本地的说明' }))
    // the list of before the update said otherwise
    await manager.update(LawEntity, { id: law.id }, { shippedHash: hashOfLaw({ ...listed, note: '从前的说明' }) })
    const asked = await detail('office', ASSISTANCE)
    expect(asked.shipped).toMatchObject({ note: listed.note, title: ASSISTANCE })
    expect((await detail('east', ASSISTANCE)).shipped).toBeNull()
    const choose = (take: string, version: number, account = 'office') =>
      call(account, 'POST', `/${law.id}/shipped`, { version, take })
    expect(codesOf(await choose('shipped', asked.version, 'east'))).toEqual(['law.not-yours'])
    const kept = done(await choose('local', asked.version))
    expect(kept).toMatchObject({ shipped: null, note: '本地的说明', edited: true })
    expect(codesOf(await choose('shipped', kept.version))).toEqual(['law.same'])
    await manager.update(LawEntity, { id: law.id }, { shippedHash: hashOfLaw({ ...listed, note: '从前的说明' }) })
    const taken = done(await choose('shipped', kept.version))
    expect(taken).toMatchObject({ shipped: null, note: listed.note, edited: false })
  })

  test('an end with what takes its place, added by the same act, from its day on', async () => {
    const law = await detail('office', ASSISTANCE)
    const articles = [{ from: '第九条', to: '第十二条' }]
    const successor = { title: '社会救助条例', documentNumber: '国务院令第900号', effectiveFrom: '2026-09-01' }
    const ended = done(await end('office', law, { replacements: [{ added: successor, articles }] }))
    expect(ended).toMatchObject({
      status: 'effective',
      endedOn: '2026-09-01',
      endedBy: '《社会救助条例》',
      replacedBy: '社会救助条例',
      replacements: [{ title: '社会救助条例', documentNumber: '国务院令第900号', articles }],
    })
    const added = await detail('east', '社会救助条例')
    expect(ended.successorIds).toEqual([added.id])
    expect(added).toMatchObject({ status: 'upcoming', effectiveFrom: '2026-09-01', own: false })
    expect(added.predecessors).toEqual([{ id: law.id, title: ASSISTANCE, endedOn: '2026-09-01' }])
    expect(await status(ASSISTANCE)).toEqual(['2026-09-01', '社会救助条例'])
    const repealed = done(await call<RepealedTitles>('east', 'GET', '/repealed'))
    expect(repealed).not.toContain(ASSISTANCE)
    expect(repealed).toContain('中华人民共和国物权法')
    // taken back, it is in force without an end; what was added stays
    const back = done(
      await call('office', 'POST', `/${law.id}/restoration`, { version: ended.version, reason: '日期有误' }),
    )
    expect(back).toMatchObject({ status: 'effective', endedOn: null, endedBy: '', replacements: [], replacedBy: '' })
    expect(await status(ASSISTANCE)).toEqual([null, ''])
    expect((await find('east', '社会救助条例')).length).toBe(1)
    const past = done(
      await end('office', back, { endedOn: '2026-07-20', endedBy: '国务院令第900号', replacements: [] }),
    )
    expect(past).toMatchObject({ status: 'repealed', endedBy: '国务院令第900号', replacedBy: '' })
    expect(done(await call<RepealedTitles>('east', 'GET', '/repealed'))).toContain(ASSISTANCE)
  })

  test('leads of domains whose published items cite it are told once each, also when it is taken back', async () => {
    await publishedFirst(district)
    const told = async (account: string) =>
      (await desk(district, account).notices()).items.filter(({ target }) => target.page === 'law')
    const ended = done(await end('office', await detail('office', ASSISTANCE)))
    const [notice, ...others] = await told('civil')
    expect(others).toEqual([])
    expect(notice).toMatchObject({ title: `《${ASSISTANCE}》自 2026-09-01 起废止`, target: { id: String(ended.id) } })
    expect(notice?.text).toMatch(/^由《社会救助条例》取代。本单位牵头的“社会救助”.*有 \d+ 个现行事项引用/)
    expect(await told('east')).toEqual([])
    done(await call('office', 'POST', `/${ended.id}/restoration`, { version: ended.version, reason: '日期有误' }))
    expect((await told('civil')).map(({ title }) => title)).toContain(`《${ASSISTANCE}》的废止已撤销`)
  })

  test('an end that cannot be says every reason at once, and nothing is stored', async () => {
    const law = await detail('office', ASSISTANCE)
    const count = () => district.dataSource.manager.count(LawEntity)
    const before = await count()
    const property = await named('office', '中华人民共和国物权法')
    await district.dataSource.manager.update(LawEntity, { id: property.id }, { endedOn: '2021-01-01' })
    const refused = await end('office', law, {
      reason: '短',
      replacements: [
        { lawId: law.id, articles: [] },
        { lawId: property.id, articles: [] },
        { lawId: property.id, articles: [] },
        { lawId: 99_999_999, articles: [] },
        { added: { title: '中华人民共和国民法典', documentNumber: '' }, articles: [] },
      ],
    })
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      'administration.reason at reason',
      'law.itself at replacements/0',
      'law.replacement-ended at replacements/1',
      'law.twice at replacements/2',
      'law.replacement-ended at replacements/2',
      'law.unknown at replacements/3',
      'law.duplicate at replacements/4/added/title',
    ])
    expect(placesOf(await end('office', law, { replacements: [] }))).toEqual(['law.ended-by at endedBy'])
    expect(await count()).toBe(before)
    expect(await detail('office', ASSISTANCE)).toEqual(law)
    expect(codesOf(await call('office', 'POST', `/${law.id}/restoration`, { version: 1, reason: REASON }))).toEqual([
      'law.in-force',
    ])
    const ended = done(await end('office', law))
    expect(codesOf(await end('office', ended, { replacements: [], endedBy: '决定' }))).toEqual(['law.ended'])
    expect(placesOf(await edit('office', ended, { effectiveFrom: '2026-09-01' }))).toEqual([
      'law.date at effectiveFrom',
    ])
  })

  test.each([
    ['no day', { endedOn: '' }, 'endedOn'],
    ['a day that is none', { endedOn: '2026-02-30' }, 'endedOn'],
    ['no list', { replacements: 'B' }, 'replacements'],
    [
      'an article map that is none',
      { replacements: [{ lawId: 1, articles: [{ from: 1 }] }] },
      'replacements/0/articles/0/from',
    ],
    ['a number that is none', { replacements: [{ lawId: 'x', articles: [] }] }, 'replacements/0/lawId'],
    ['no version', { version: undefined }, 'version'],
  ])('malformed: an end with %s', async (_, change, at) => {
    const answer = await end('office', await named('office', ASSISTANCE), change)
    expect(answer.status).toBe(400)
    expect(placesOf(answer).map((place) => place.split(' at ')[1])).toContain(at)
  })

  test.each([
    ['kind', 'constitution'],
    ['effectiveFrom', '1.5.2014'],
    ['lastArticle', 0],
    ['lastArticle', 2.5],
    ['source', 7],
    ['title', '《》'],
    ['version', 'x'],
  ])('malformed: a law with %s %s', async (field, value) => {
    const answer = await edit('office', await named('office', ASSISTANCE), { [field]: value })
    expect(answer.status).toBe(400)
    expect(placesOf(answer).map((place) => place.split(' at ')[1])).toContain(field)
  })

  test('a unit changes its own only, and the office every law but a unit’s own', async () => {
    const library = await named('east', ASSISTANCE)
    const own = await add('east', '东镇村务公开办法', '东政〔2026〕9号')
    for (const account of ['east', 'civil', 'east-01']) {
      expect(codesOf(await edit(account, library, { note: '改' }))).toEqual(['law.not-yours'])
      expect(codesOf(await end(account, library))).toEqual(['law.not-yours'])
      expect(codesOf(await call(account, 'DELETE', `/${library.id}?version=${library.version}`))).toEqual(
        expect.arrayContaining(['law.not-yours', 'law.shipped']),
      )
      expect(codesOf(await call(account, 'POST', `/${library.id}/sharing`, { version: library.version }))).toEqual([
        'account.role',
      ])
    }
    expect((await edit('east-editor', own, { note: '镇里的' })).status).toBe(200)
    for (const other of ['west', 'civil', 'east-01'])
      expect([(await call(other, 'GET', `/${own.id}`)).status, (await edit(other, own, {})).status]).toEqual([404, 404])
    const seen = done(await call('office', 'GET', `/${own.id}`))
    expect(seen.organisation).toMatchObject({ code: 'east' })
    expect(codesOf(await edit('office', seen, { note: '改' }))).toEqual(['law.not-yours'])
    const ended = done(
      await end('east', done(await call('east', 'GET', `/${own.id}`)), { replacements: [], endedBy: '镇政府决定' }),
    )
    expect(ended).toMatchObject({ endedOn: '2026-09-01', endedBy: '镇政府决定' })
    expect((await call(null as never, 'GET', `/${own.id}`)).status).toBe(401)
  })

  test('the office takes a unit’s own into the library for all, and the unit is told', async () => {
    const own = await add('east', '东镇村务公开办法', '东政〔2026〕9号')
    await add('west', '西镇办法')
    expect((await find('office', '', '&mine=units')).map(({ title }) => title)).toEqual([
      '西镇办法',
      '东镇村务公开办法',
    ])
    expect((await find('east', '', '&mine=own')).map(({ title }) => title)).toEqual(['东镇村务公开办法'])
    expect((await find('west', '', '&mine=units')).map(({ title }) => title)).toEqual(['西镇办法'])
    const shared = done(await call('office', 'POST', `/${own.id}/sharing`, { version: own.version }))
    expect(shared).toMatchObject({ own: false, organisation: null })
    expect((await find('west', '东镇村务')).length).toBe(1)
    const notices = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(notices).toContain('《东镇村务公开办法》已收入法规库')
    expect(codesOf(await call('office', 'POST', `/${own.id}/sharing`, { version: shared.version }))).toContain(
      'law.shared',
    )
    expect(codesOf(await edit('east', shared, { note: '改' }))).toEqual(['law.not-yours'])
    const twin = await add('west', '东镇村务公开办法', '东政〔2027〕1号')
    await district.dataSource.manager.update(LawEntity, { id: twin.id }, { documentNumber: '' })
    expect(codesOf(await call('office', 'POST', `/${twin.id}/sharing`, { version: twin.version }))).toEqual([
      'law.duplicate',
    ])
  })

  test('what somebody added is deleted while nothing cites it; the list’s own stays', async () => {
    const { id, version } = await add('office', '青溪区救助办法')
    expect((await call('office', 'DELETE', `/${id}?version=${version}`)).status).toBe(204)
    expect((await call('office', 'GET', `/${id}`)).status).toBe(404)
    const { manager } = district.dataSource
    const law = await named('office', ASSISTANCE)
    const refused = await call('office', 'DELETE', `/${law.id}?version=${law.version}`)
    expect(codesOf(refused)).toEqual(['law.shipped', 'law.cited'])
    await manager.update(LawEntity, { id: law.id }, { shippedKey: null })
    const { body } = await call<{ refusals: { text: string }[] }>(
      'office',
      'DELETE',
      `/${law.id}?version=${law.version}`,
    )
    expect(body.refusals.map(({ text }) => text)).toEqual([
      expect.stringMatching(/已被引用为依据：标准指引“社会救助”的“/),
    ])
    expect((await call('office', 'DELETE', `/${law.id}`)).status).toBe(400)
  })

  test('an act names the version it was decided upon', async () => {
    const law = await detail('office', ASSISTANCE)
    done(await edit('office', law, { note: '甲改的' }))
    for (const late of [
      await edit('office', law, { note: '乙改的' }),
      await end('office', law),
      await call('office', 'POST', `/${law.id}/restoration`, { version: law.version, reason: REASON }),
      await call('office', 'DELETE', `/${law.id}?version=${law.version}`),
    ]) {
      expect([late.status, codesOf(late)]).toEqual([409, ['law.version']])
      const { changed } = late.body as unknown as { changed: { text: string }[] }
      expect(changed.map(({ text }) => text)).toEqual([expect.stringContaining('修改了法规依据')])
    }
    expect((await detail('office', ASSISTANCE)).note).toBe('甲改的')
  })

  test('laws are found by 效力 on the day and by kind', async () => {
    const law = await detail('office', ASSISTANCE)
    done(await edit('office', law, { kind: 'rule' }))
    const titles = async (more: string) => (await find('east', ASSISTANCE, more)).map(({ title }) => title)
    expect(await titles('&kind=rule')).toEqual([ASSISTANCE])
    expect(await titles('&kind=act')).toEqual([])
    expect(await titles('&status=effective')).toEqual([ASSISTANCE])
    done(
      await end('office', await detail('office', ASSISTANCE), {
        endedOn: '2026-07-20',
        replacements: [],
        endedBy: '决定',
      }),
    )
    expect([await titles('&status=effective'), await titles('&status=repealed')]).toEqual([[], [ASSISTANCE]])
    for (const query of ['?status=old', '?kind=x', '?mine=all'])
      expect((await call('east', 'GET', query)).status).toBe(400)
  })
})
