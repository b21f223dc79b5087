import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('model rows are adopted or declined, on $name', ({ url }) => {
  let district: District
  let id: number
  let items: number[]
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = await of('east').idIn('01')
    items = (await of('east').rows(id)).map((row) => row.id)
  })
  afterAll(() => district.close())
  const [first, second] = [() => items[0] ?? 0, () => items[1] ?? 0]
  const reason = '该事项由区民政局办理'

  test('a row without an answer keeps the town from handing in, and is named', async () => {
    done(await of('east').adopt(id, [first()]))
    const refused = await of('east').submit(id)
    expect(placesOf(refused)).toEqual([`guideline.unanswered at guideline/${second()}`])
    expect(JSON.stringify(refused.body)).toContain('临时救助')
    const detail = await of('east').read(id)
    expect(detail.coverage).toEqual({ answered: 1, total: 2 })
    expect(detail.can.submit.map(({ code }) => code)).toEqual(['guideline.unanswered'])
  })

  test('a reason, a row of this domain, and no entry made of it are needed: all reasons at once', async () => {
    const refused = await of('east-editor').decline(
      id,
      { guidelineItemId: first(), reason },
      { guidelineItemId: second(), reason: ' 没有 ' },
      { guidelineItemId: 999_999, reason },
    )
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      'guideline.adopted at items/0/guidelineItemId',
      'reason.too-short at items/1/reason',
      'guideline.unknown at items/2/guidelineItemId',
    ])
    expect((await of('east').decline(id)).status).toBe(400)
    const twice = { guidelineItemId: second(), reason }
    expect((await of('east').decline(id, twice, twice)).status).toBe(400)
    expect((await of('east').rows(id)).map(({ declinedReason }) => declinedReason)).toEqual(['', ''])
  })

  test('an editor declines; twice at once is one decline; the new reason counts', async () => {
    const twice = [of('east-editor'), of('east-editor')].map((one) =>
      one.decline(id, { guidelineItemId: second(), reason: ` ${reason} ` }),
    )
    for (const answer of await Promise.all(twice)) {
      expect(answer.status).toBe(201)
      expect(answer.body.coverage).toEqual({ answered: 2, total: 2 })
    }
    expect(await recorded(district, id, 'entry.declined')).toBe(1)
    expect((await of('east').rows(id)).map(({ adopted, declinedReason }) => ({ adopted, declinedReason }))).toEqual([
      { adopted: true, declinedReason: '' },
      { adopted: false, declinedReason: reason },
    ])
    done(await of('east').decline(id, { guidelineItemId: second(), reason: '本辖区没有此类对象' }))
    expect((await of('east').rows(id))[1]?.declinedReason).toBe('本辖区没有此类对象')
    expect((await of('east').read(id)).can.submit).toEqual([])
  })

  test('taken back it is open again, and taking back twice is no fault', async () => {
    expect(done(await of('east').withdraw(id, second())).coverage).toEqual({ answered: 1, total: 2 })
    expect((await of('east').withdraw(id, second())).status).toBe(200)
    expect(await recorded(district, id, 'entry.decline-withdrawn')).toBe(1)
  })

  test('adopting a declined row clears the decline; deleting the entry opens the row again', async () => {
    done(await of('east').decline(id, { guidelineItemId: second(), reason }))
    const adopted = done(await of('east').adopt(id, [second()]))
    expect((await of('east').rows(id))[1]).toMatchObject({ adopted: true, declinedReason: '' })
    const entry = adopted.entries.find(({ guidelineItemId }) => guidelineItemId === second())
    expect(done(await of('east').remove(entry?.id ?? 0, 1)).coverage).toEqual({ answered: 1, total: 2 })
    done(await of('east').decline(id, { guidelineItemId: second(), reason }))
    // the undo of the deletion is an adoption too
    done(await of('east').restore(entry?.id ?? 0))
    expect((await of('east').rows(id))[1]).toMatchObject({ adopted: true, declinedReason: '' })
  })

  test('adopting twice at once makes one entry of a row', async () => {
    const west = await of('west').idIn('01')
    const answers = await Promise.all([of('west').adopt(west, items), of('west-editor').adopt(west, items)])
    for (const answer of answers) expect(done(answer).entries).toHaveLength(2)
    expect(await recorded(district, west, 'entry.adopted')).toBe(1)
  })

  test('only the owner answers: the lead, the office, another town and a village are refused', async () => {
    const item = { guidelineItemId: second(), reason }
    for (const account of ['civil', 'office']) {
      expect(codesOf(await of(account).decline(id, item))).toContain('submission.not-yours')
      expect(codesOf(await of(account).withdraw(id, second()))).toEqual(['submission.not-yours'])
    }
    for (const account of ['west', 'east-01', 'housing']) {
      expect((await of(account).decline(id, item)).status).toBe(404)
      expect((await of(account).withdraw(id, second())).status).toBe(404)
    }
  })

  test('what is handed in is answered for good', async () => {
    done(await of('east').submit(id))
    expect(codesOf(await of('east').decline(id, { guidelineItemId: second(), reason }))).toContain('submission.state')
    expect(codesOf(await of('east').withdraw(id, second()))).toEqual(['submission.state'])
  })

  test('a row of another domain is none of this one', async () => {
    const other = await of('east').idIn('02')
    expect(codesOf(await of('east').decline(other, { guidelineItemId: first(), reason }))).toEqual([
      'guideline.unknown',
    ])
    expect(codesOf(await of('east').adopt(other, [first()]))).toEqual(['guideline.unknown'])
  })
})
