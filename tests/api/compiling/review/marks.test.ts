import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done, ON_20_JULY, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const wrong = [{ field: 'content', text: '请写明发放标准' }]

describe.each(databases)('entries marked one by one, on $name', ({ url }) => {
  let district: District
  let id: number
  let first: number
  let second: number
  const of = (account: string) => desk(district, account)
  const progress = async (account: string) =>
    (await of(account).queue()).find((reviewQueueItem) => reviewQueueItem.id === id)?.progress
  const verdicts = async (account: string) => done(await of(account).review(id)).entries.map(({ verdict }) => verdict)
  beforeAll(async () => {
    district = await openDistrict(await url())
    const { id: handedIn, entries } = await handedInBy(district, 'east', '01')
    id = handedIn
    ;[first, second] = entries.map((entry) => entry.id) as [number, number]
  })
  afterAll(() => district.close())

  test('a mark is kept for the organisation: a colleague goes on, the queue counts it, nobody else sees it', async () => {
    expect(await progress('civil')).toEqual({ ok: 0, returned: 0 })
    expect(done(await of('civil-editor').mark(id, first, 'ok')).verdict).toEqual({
      mark: 'ok',
      reasons: [],
      by: 'civil',
      at: expect.stringMatching(ON_20_JULY),
    })
    done(await of('civil').mark(id, second, 'return', wrong))
    expect(await progress('civil')).toEqual({ ok: 1, returned: 1 })
    expect((await verdicts('civil-editor')).map((item) => item?.mark)).toEqual(['ok', 'return'])
    expect(await verdicts('office')).toEqual([null, null])
    for (const account of ['east', 'west', 'housing']) expect((await of(account).review(id)).status).toBe(404)
    expect((await of('east-01').review(id)).status).toBe(403)
    expect((await of('east').read(id)).remarks).toEqual([])
    done(await of('civil').mark(id, first, ''))
    expect((await verdicts('civil'))[0]).toBeNull()
  })

  test('the same mark twice at once is one mark', async () => {
    const twice = await Promise.all([of('civil').mark(id, first, 'ok'), of('civil-editor').mark(id, first, 'ok')])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect(await progress('civil')).toEqual({ ok: 1, returned: 1 })
  })

  test('a return needs its reasons; another revision, entry or mark is refused', async () => {
    expect(placesOf(await of('civil').mark(id, first, 'return'))).toEqual(['review.no-reason at reasons'])
    expect((await of('civil').mark(id, first, 'ok', [], 2)).status).toBe(409)
    expect((await of('civil').mark(id, 999_999, 'ok')).status).toBe(404)
    for (const [mark, reasons] of [
      ['perhaps', []],
      ['return', [{ field: 'colour', text: '红' }]],
      ['return', [{ field: 'content', text: '  ' }]],
      ['return', [{ field: 'content', text: '长'.repeat(501) }]],
    ] as const)
      expect((await of('civil').mark(id, first, mark, [...reasons])).status).toBe(400)
  })

  test('others mark nothing: the unit itself, the office, another town, another agency, nobody', async () => {
    expect(codesOf(await of('east').mark(id, first, 'ok'))).toContain('review.own')
    expect((await of('office').mark(id, first, 'ok')).status).toBe(403)
    for (const account of ['west', 'housing']) expect((await of(account).mark(id, first, 'ok')).status).toBe(404)
    expect((await of('east-01').mark(id, first, 'ok')).status).toBe(403)
  })

  test('who marked an entry for return does not approve by mistake', async () => {
    expect(placesOf(await of('civil').approve(id))).toEqual([`review.marked at entries/${second}`])
    expect((await of('east').read(id)).state).toBe('submitted')
  })

  test('the return carries every reason that was marked, once; the ledger holds them', async () => {
    const answer = await district.call('civil', 'POST', `/api/assignments/${id}/return`, {
      overall: '其余没有问题',
      remarks: [{ entryId: second, ...wrong[0] }],
    })
    expect(answer.status).toBe(200)
    const { remarks, state } = await of('east').read(id)
    expect(state).toBe('returned')
    expect(remarks.map(({ entryId, field, text }) => ({ entryId, field, text }))).toEqual([
      { entryId: null, field: null, text: '其余没有问题' },
      { entryId: second, field: 'content', text: '请写明发放标准' },
    ])
    expect(await recorded(district, id, 'submission.returned')).toBe(1)
    expect(codesOf(await of('civil').mark(id, first, 'ok'))).toEqual(['submission.state'])
  })

  test('the next revision starts unmarked, shows what changed and what was marked before', async () => {
    const entry = done(await of('east').entry(second))
    done(await of('east').save(second, entry.version, { ...entry.fields, content: '对象名单、发放标准' }))
    const own = done(await of('east').add(id, { ...entry.fields, level2: '医疗救助' }))
    done(await of('east').submit(id))
    const { revision, previousRevision, entries, removed } = done(await of('civil').review(id))
    expect({ revision, previousRevision, removed }).toEqual({ revision: 2, previousRevision: 1, removed: [] })
    expect(entries).toMatchObject([
      { entryId: first, verdict: null, earlier: { mark: 'ok', revision: 1 }, before: {}, isNew: false },
      {
        entryId: second,
        verdict: null,
        earlier: { mark: 'return', reasons: wrong, revision: 1 },
        before: { content: entry.fields.content },
        model: { content: entry.fields.content },
        isNew: false,
      },
      { entryId: own.id, verdict: null, earlier: null, before: {}, isNew: true },
    ])
    expect(await progress('civil')).toEqual({ ok: 0, returned: 0 })
  })

  test('a mark made on a revision that was recalled is found again, and approves nothing', async () => {
    done(await of('civil').mark(id, first, 'return', wrong, 2))
    done(await of('east').recall(id))
    expect((await of('civil').mark(id, first, 'ok', [], 2)).status).toBe(409)
    const gone = done(await of('east').entry(second))
    done(await of('east').remove(second, gone.version))
    done(await of('east').decline(id, { guidelineItemId: gone.guidelineItemId ?? 0, reason: '由区级部门办理' }))
    done(await of('east').submit(id))
    const { entries, removed } = done(await of('civil').review(id))
    expect(entries[0]).toMatchObject({ verdict: null, earlier: { mark: 'return', reasons: wrong, revision: 2 } })
    expect(removed).toMatchObject([{ level2: '临时救助' }])
    done(await of('civil').approve(id))
    expect((await of('east').read(id)).state).toBe('approved')
  })

  test('an approved submission can be marked and taken back until the report goes out', async () => {
    done(await of('civil').mark(id, first, 'return', wrong, 3))
    expect(done(await of('civil').return(id, '')).state).toBe('returned')
    expect((await of('east').read(id)).remarks[0]).toMatchObject({
      entryId: first,
      revision: 3,
      text: '请写明发放标准',
    })
  })
})
