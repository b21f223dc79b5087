import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EditionChangeEntity } from '@gongkai/server/catalogue/publication/edition-change.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import type { EditionChanges, EntryHistoryItem } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { WithdrawnEntry } from '@gongkai/shared/district/edition/public-entry'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { publishedFirst } from '../../../factories/published'
import { stands, storedEdition } from '../../../factories/stored-editions'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { fewestStatements } from '../../../support/statements'

describe.each(databases)('the address of a published item answers for ever, on $name', ({ url }) => {
  let district: District
  let first: Snapshot
  let second: Snapshot
  let editionOne: number
  beforeEach(async () => {
    district = await openDistrict(await url())
    editionOne = (await publishedFirst(district)).id
    const [one, two] = await stands(district, '01')
    if (!one || !two) throw new Error('nothing was published')
    first = one
    second = two
  })
  afterEach(() => district.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    district.app.inject({ method: 'GET', url: `/api/public/${path}`, headers })
  const read = async <Body>(path: string) => done(await district.call<Body>(null, 'GET', `/api/public/${path}`))
  const gone = async (id: string) => {
    const { status, body } = await district.call<WithdrawnEntry>(null, 'GET', `/api/public/entries/${id}`)
    return { status, ...body }
  }
  const manager = () => district.dataSource.manager

  test('withdrawn: since which edition, why, its last words and the item that took its place', async () => {
    const heir = { ...first, id: '01-east-0003', level2: '低保与临时救助' }
    const told = { '01-east-0002': { reason: '并入新的事项', successor: heir.id } }
    const id = await storedEdition(district, { domainCode: '01', entries: [first, heir], told })
    expect(await gone(second.id)).toEqual({
      status: 410,
      refusals: [{ code: 'entry.withdrawn', at: '', text: '“救助 · 临时救助”已从现行目录撤销（2026年第2版）' }],
      withdrawn: {
        id: '01-east-0002',
        name: '救助 · 临时救助',
        domain: { code: '01', name: '社会救助' },
        organisation: { code: 'east', name: '东镇人民政府' },
        edition: {
          id,
          name: '2026年第2版',
          publishedAt: '2026-08-02T00:00:00.000Z',
          effectiveOn: '2026-08-02',
        },
        lastIn: expect.objectContaining({ id: editionOne, name: '2026年第1版' }),
        reason: '并入新的事项',
        successor: { id: heir.id, name: '救助 · 低保与临时救助' },
      },
    })
    // what else is asked about it answers too
    expect((await get(`entries/${second.id}/example?on=2026-07-20`)).statusCode).toBe(410)
    const [last, ...earlier] = await read<EntryHistoryItem[]>(`entries/${second.id}/history`)
    expect(last).toMatchObject({ kind: 'withdraw', reason: '并入新的事项', successor: heir.id })
    expect(earlier).toHaveLength(1)
    expect((await get(`editions/${editionOne}/entries/${second.id}`)).json().level2).toBe('临时救助')
    // and the item that stands is answered as ever
    expect((await get(`entries/${heir.id}`)).statusCode).toBe(200)
  })

  test('a number that was never given is not found, whatever is asked', async () => {
    const hostile = ['01-east-0099', '99', "' OR 1=1 --", '%', '_', '\u0000', '😀', 'x'.repeat(99), '../editions']
    for (const id of hostile)
      expect({ id, status: (await get(`entries/${encodeURIComponent(id)}`)).statusCode }).toEqual({ id, status: 404 })
    expect((await get('entries/01-east-0099/example?on=2026-07-20')).statusCode).toBe(404)
  })

  test('the successor is followed to the one that stands, once round in a circle too', async () => {
    const third = { ...first, id: '01-east-0003', level2: '第三' }
    const fourth = { ...first, id: '01-east-0004', level2: '第四' }
    const publish = (entries: Snapshot[], from: string, to: string | null) =>
      storedEdition(district, { domainCode: '01', entries, told: { [from]: { reason: '并入', successor: to } } })
    await publish([first, third], second.id, third.id)
    await publish([first, fourth], third.id, fourth.id)
    expect((await gone(second.id)).withdrawn.successor).toEqual({ id: fourth.id, name: '救助 · 第四' })
    await publish([first], fourth.id, second.id)
    for (const { id } of [second, third, fourth]) expect((await gone(id)).withdrawn.successor).toBeNull()
  })

  test('editions of before name none: the one item of the unit or its heir with the same names', async () => {
    const renumbered = { ...second, id: '01-east-0009', level2: '临 时救助' }
    await storedEdition(district, { domainCode: '01', entries: [first, renumbered] })
    expect(await gone(second.id)).toMatchObject({ withdrawn: { reason: '', successor: { id: renumbered.id } } })
    // two of the same names: none is told from the other
    await storedEdition(district, { domainCode: '01', entries: [renumbered, { ...second, id: '01-east-0010' }] })
    expect((await gone(second.id)).withdrawn.successor).toBeNull()
    // another unit's is another item, until the unit has gone into it
    const west = { ...second, id: '01-west-0001', organisation: { code: 'west', name: '西镇人民政府' } }
    await storedEdition(district, { domainCode: '01', entries: [west] })
    expect((await gone(second.id)).withdrawn.successor).toBeNull()
    await manager().update(OrganisationEntity, { code: 'east' }, { active: false, mergedInto: 'west' })
    await district.app.get(PublicCatalogue).reload()
    expect((await gone(second.id)).withdrawn.successor).toEqual({ id: west.id, name: '救助 · 临时救助' })
  })

  test('concealed words are told nowhere; the number still answers', async () => {
    const told = { '01-east-0002': { reason: '含有张三的身份证号' } }
    await storedEdition(district, { domainCode: '01', entries: [first], told })
    await manager().update(EditionEntryEntity, { publicNumber: second.id }, { concealed: true })
    await manager().update(EditionChangeEntity, { publicNumber: second.id }, { concealed: true })
    await district.app.get(PublicCatalogue).reload()
    const { body, statusCode } = await get(`entries/${second.id}`)
    expect(statusCode).toBe(410)
    expect(body).not.toMatch(/临时救助|张三/)
    expect(JSON.parse(body)).toMatchObject({
      refusals: [{ text: '这个公开事项已从现行目录撤销（2026年第2版）' }],
      withdrawn: { name: '', lastIn: null, reason: '', domain: { code: '01' }, organisation: { code: 'east' } },
    })
  })

  test('an item whose only edition was taken back: the explanation is the reason', async () => {
    const added = { ...second, id: '01-east-0003', level2: '误发' }
    const id = await storedEdition(district, { domainCode: '01', entries: [first, second, added] })
    const takeBack = async (part: object) => {
      await manager().update(EditionEntity, { id }, { withdrawnAt: new Date(), explanation: '发错了', ...part })
      await district.app.get(PublicCatalogue).reload()
    }
    await takeBack({})
    expect(await gone(added.id)).toMatchObject({
      status: 410,
      withdrawn: {
        name: '救助 · 误发',
        edition: { id: editionOne },
        lastIn: { id },
        reason: '2026年第2版已撤回：发错了',
        successor: null,
      },
    })
    await takeBack({ concealed: true })
    expect(await gone(added.id)).toMatchObject({ status: 410, withdrawn: { name: '', lastIn: null } })
    // what an edition that was taken back had left out stands again
    expect((await get(`entries/${second.id}`)).statusCode).toBe(200)
  })

  test('is prepared like every answer: a few statements once, then none; never answered as unchanged', async () => {
    await storedEdition(district, { domainCode: '01', entries: [first] })
    let turn = 0
    const asked = await fewestStatements(district, () => get(`entries/${second.id}?turn=${turn++}`))
    expect(asked).toBeLessThanOrEqual(2)
    const held = await fewestStatements(district, () => get(`entries/${second.id}?turn=0`))
    expect(held).toBe(0)
    const { headers } = await get(`entries/${second.id}`)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    const again = await get(`entries/${second.id}`, { 'if-none-match': String(headers.etag) })
    expect(again.statusCode).toBe(410)
    expect(again.json().withdrawn.id).toBe(second.id)
  })

  test('沿用: an entry kept as it was says since which edition, all others answer as before', async () => {
    const plain = (await get(`entries/${first.id}`)).json()
    expect(Object.keys(plain)).not.toContain('keptFrom')
    const id = await storedEdition(district, {
      domainCode: '01',
      entries: [{ ...first, keptFrom: editionOne }, second],
    })
    const kept = { keptFrom: { id: editionOne, name: '2026年第1版' } }
    expect((await get(`entries/${first.id}`)).json()).toMatchObject({ edition: { id }, ...kept })
    expect((await get(`editions/${id}/entries/${first.id}`)).json()).toMatchObject(kept)
    expect(Object.keys((await get(`entries/${second.id}`)).json())).toEqual(Object.keys(plain))
    const files = [await get('download?format=csv'), await get('download?format=json')]
    for (const { body } of files) expect(body).not.toMatch(/keptFrom|2026年第1版/)
  })

  test('two editions compared over others: the withdrawal says why', async () => {
    const told = { '01-east-0002': { reason: '职权取消', successor: '01-east-0001' } }
    await storedEdition(district, { domainCode: '01', entries: [first], told })
    const id = await storedEdition(district, { domainCode: '01', entries: [{ ...first, content: '新的内容' }] })
    const { items } = await read<EditionChanges>(`editions/${id}/changes?since=${editionOne}`)
    expect(items).toEqual([
      expect.objectContaining({ id: first.id, kind: 'revise', reason: '', successor: null }),
      expect.objectContaining({ id: second.id, kind: 'withdraw', reason: '职权取消', successor: first.id }),
    ])
  })
})
