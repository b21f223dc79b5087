import type { EditionLosses } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { DeactivationEffect, MergeEffect } from '@gongkai/shared/district/organisation/organisation.contract'
import { publishedFirst } from '../../../factories/published'
import { stands, storedEdition } from '../../../factories/stored-editions'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { fewestStatements } from '../../../support/statements'

describe.each(databases)('the public’s losses are shown before they are made, on $name', ({ url }) => {
  let district: District
  let editionOne: number
  let one: Snapshot
  let two: Snapshot
  beforeAll(async () => {
    district = await openDistrict(await url())
    editionOne = (await publishedFirst(district)).id
    const [first, second] = await stands(district, '01')
    if (!first || !second) throw new Error('nothing was published')
    one = first
    two = second
  })
  afterAll(() => district.close())

  const losses = async (id: number) =>
    done(await district.call<EditionLosses>('office', 'GET', `/api/editions/${id}/losses`))
  const item = ({ id, domain, organisation }: Snapshot, name: string) => ({ id, name, domain, organisation })

  test('the only edition: nothing of its domains would be public', async () => {
    expect(await losses(editionOne)).toEqual({
      domains: [{ code: '01', name: '社会救助', readIn: null }],
      unread: { total: 2, items: [item(one, '救助 · 低保'), item(two, '救助 · 临时救助')] },
      older: { total: 0, items: [] },
      back: { total: 0, items: [] },
    })
  })

  test('a later one: items gone, items in older words, items back; an edition that is not read has none', async () => {
    const added = { ...two, id: '01-east-0003', level2: '特困供养' }
    const changed = { ...one, content: '新的内容' }
    const id = await storedEdition(district, { domainCode: '01', entries: [changed, added] })
    expect(await losses(id)).toEqual({
      domains: [{ code: '01', name: '社会救助', readIn: '2026年第1版' }],
      unread: { total: 1, items: [item(added, '救助 · 特困供养')] },
      older: { total: 1, items: [item(one, '救助 · 低保')] },
      back: { total: 1, items: [item(two, '救助 · 临时救助')] },
    })
    expect(await losses(editionOne)).toMatchObject({ domains: [], unread: { total: 0 } })
  })

  test('of many the first hundred are named, by a few statements', async () => {
    const many = Array.from({ length: 130 }, (_, at) => ({ ...one, id: `01-east-${1000 + at}`, level2: `第${at}项` }))
    const id = await storedEdition(district, { domainCode: '01', entries: many })
    const { unread } = await losses(id)
    expect(unread.total).toBe(130)
    expect(unread.items).toHaveLength(100)
    expect(await fewestStatements(district, () => losses(id))).toBeLessThanOrEqual(6)
  })

  test('only the office asks, and of an edition that there is', async () => {
    for (const account of ['civil', 'east', 'east-01'])
      expect((await district.call(account, 'GET', `/api/editions/${editionOne}/losses`)).status).toBe(403)
    expect((await district.call(null, 'GET', `/api/editions/${editionOne}/losses`)).status).toBe(401)
    expect((await district.call('office', 'GET', '/api/editions/999/losses')).status).toBe(404)
    expect((await district.call('office', 'GET', '/api/editions/x/losses')).status).toBe(400)
  })

  test('a unit that is closed or merged: its published items are counted, with those that came to it by mergers', async () => {
    const entries = [one, two, { ...one, id: '01-west-0001', organisation: { code: 'west', name: '西镇人民政府' } }]
    await storedEdition(district, { domainCode: '01', entries })
    const closing = async (code: string) =>
      done(await district.call<DeactivationEffect>('office', 'GET', `/api/organisations/${code}/deactivation`))
    const merging = async (code: string, into: string) =>
      done(await district.call<MergeEffect>('office', 'GET', `/api/organisations/${code}/merge?into=${into}`))
    expect((await closing('east')).published).toBe(2)
    expect((await closing('park')).published).toBe(0)
    expect((await merging('east', 'park')).published).toBe(2)
    const merger = { version: 1, into: 'park', reason: '行政区划调整' }
    done(await district.call('office', 'POST', '/api/organisations/east/merge', merger))
    expect((await closing('park')).published).toBe(2)
    expect(await stands(district, '01')).toHaveLength(3)
  })
})
