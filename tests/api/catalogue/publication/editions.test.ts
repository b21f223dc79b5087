import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type {
  PublicDomain,
  PublicEntryPage,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type {
  EditionChanges,
  EditionView,
  EntryHistoryItem,
  PublicationChanges,
  PublicationDraft,
  PublicationPreview,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { cancelRow, REASON } from '../../../factories/cancelled'
import { acceptedOf, publish } from '../../../factories/published'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('editions on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
  })
  afterAll(() => district.close())

  const read = async <Body>(path: string) => done(await district.call<Body>(null, 'GET', `/api/public/${path}`))
  const preview = async () => done(await district.call<PublicationPreview>('office', 'GET', '/api/publication'))
  const domain = async () => (await preview()).domains.find(({ code }) => code === '01')
  const draft = async () =>
    done(await district.call<PublicationDraft>('office', 'GET', '/api/publication/entries?domains=01'))
  const withdraw = (id: number, body: object, account = 'office') =>
    district.call<EditionView>(account, 'POST', `/api/editions/${id}/withdrawal`, body)
  /** As 动态调整 leaves it when it is finalised. */
  const change = async (publicNumber: string, part: object) => {
    const { manager } = district.dataSource
    const entry = await manager.findOneByOrFail(EntryEntity, { publicNumber })
    await manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, ...part } })
  }

  test('the office sees exactly what the public will read, number by number, and only that is published', async () => {
    expect((await preview()).today).toBe('2026-07-20')
    expect(await domain()).toMatchObject({
      ready: true,
      entryCount: 2,
      changes: { added: 2, revised: 0, withdrawn: 0 },
    })
    const seen = await draft()
    expect(seen).toMatchObject({
      name: '2026年第1版',
      total: 2,
      items: [{ id: '01-east-0001' }, { id: '01-east-0002' }],
    })
    expect((await read<PublicEntryPage>('entries')).total).toBe(0)

    const { manager } = district.dataSource
    const { id, fields } = await manager.findOneByOrFail(EntryEntity, { position: 1 })
    await manager.update(EntryEntity, { id }, { fields: { ...fields, content: '后来改过的内容' } })
    const stale = await publish(district, { contentHash: seen.contentHash })
    expect(stale.status).toBe(409)
    expect(codesOf(stale)).toEqual(['edition.changed'])
    await manager.update(EntryEntity, { id }, { fields })

    const edition = done(await publish(district, { contentHash: seen.contentHash, effectiveOn: '2026-08-01' }))
    expect(edition).toMatchObject({
      name: '2026年第1版',
      contentHash: seen.contentHash,
      effectiveOn: '2026-08-01',
      domains: [{ code: '01', name: '社会救助' }],
      withdrawn: null,
    })
    for (const item of seen.items) {
      const { edition: of, ...entry } = await read<PublicEntry>(`entries/${item.id}`)
      expect(entry).toEqual(item)
      expect(of).toMatchObject({ name: '2026年第1版', effectiveOn: '2026-08-01' })
    }
  })

  test('what is not to be published says why: nothing new, too early, an impossible date, no approver, no such domain', async () => {
    expect(await domain()).toMatchObject({ ready: false, reason: '与现行目录相同，没有变化' })
    const refused = await publish(district, { domainCodes: ['01', '02', '99'], effectiveOn: '2026-07-19' })
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      'edition.effective-on at effectiveOn',
      'edition.not-ready at domainCodes/01',
      'edition.not-ready at domainCodes/02',
      'edition.unknown-domain at domainCodes/99',
    ])
    for (const effectiveOn of ['2026-02-30', '明天', '2027-08-01']) {
      expect(codesOf(await publish(district, { effectiveOn }))).toContain('edition.effective-on')
    }
    expect(codesOf(await publish(district, {}, 'office-editor'))).toContain('account.role')
    expect((await publish(district, {}, 'civil')).status).toBe(403)
    expect((await publish(district, { domainCodes: [] })).status).toBe(400)
    expect((await publish(district, { roundCode: '1999' })).status).toBe(404)
    expect(await read<EditionView[]>('editions')).toHaveLength(1)
  })

  test('the next edition says entry by entry and field by field what it changed; the one before stays readable', async () => {
    await change('01-east-0001', { timeLimit: '信息形成之日起10个工作日内', channels: ['website', 'paper'] })
    await cancelRow(district, { publicNumber: '01-east-0002' })
    expect(await domain()).toMatchObject({ ready: true, changes: { added: 0, revised: 1, withdrawn: 1 } })
    const planned = done(
      await district.call<PublicationChanges>('office', 'GET', '/api/publication/changes?domains=01'),
    )
    const second = done(await publish(district, { note: '更新' }))
    expect(second.name).toBe('2026年第2版')

    const changes = await read<EditionChanges>(`editions/${second.id}/changes`)
    expect(changes.items).toEqual(planned.items)
    expect(changes).toMatchObject({
      since: { name: '2026年第1版' },
      counts: { added: 0, revised: 1, withdrawn: 1 },
      total: 2,
      items: [
        {
          id: '01-east-0001',
          kind: 'revise',
          fields: [
            { field: 'timeLimit', after: '信息形成之日起10个工作日内' },
            { field: 'channels', before: '政府网站、社区/企事业单位/村公示栏（电子屏）', after: '政府网站、纸质载体' },
          ],
          cause: null,
        },
        { id: '01-east-0002', kind: 'withdraw', reason: REASON, successor: null },
      ],
    })
    const backwards = await read<EditionChanges>(`editions/1/changes?since=${second.id}`)
    expect(backwards.items.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['revise 01-east-0001', 'add 01-east-0002'])

    const history = await read<EntryHistoryItem[]>('entries/01-east-0001/history')
    expect(history.map(({ edition, kind }) => `${edition.name} ${kind}`)).toEqual([
      '2026年第2版 revise',
      '2026年第1版 add',
    ])
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0002')).status).toBe(410)
    const before = await read<PublicEntryPage>('editions/1/entries')
    expect(before.items.map(({ id }) => id)).toEqual(['01-east-0001', '01-east-0002'])
    const then = await read<PublicEntry>('editions/1/entries/01-east-0001')
    expect(then).toMatchObject({ timeLimit: '信息形成或者变更之日起20个工作日内', edition: { name: '2026年第1版' } })
  })

  test('an edition withdrawn gives way to the one before, and stays readable with its explanation', async () => {
    const silent = await withdraw(2, { explanation: '  ', conceal: false })
    expect(codesOf(silent)).toEqual(['edition.explanation'])
    expect(codesOf(await withdraw(2, { explanation: '误发', conceal: false }, 'office-editor'))).toEqual([
      'account.role',
    ])
    expect((await withdraw(2, { explanation: '误发', conceal: false }, 'civil')).status).toBe(403)
    expect((await withdraw(2, { explanation: '误发' })).status).toBe(400)
    expect((await withdraw(9, { explanation: '误发', conceal: false })).status).toBe(404)

    const withdrawn = done(await withdraw(2, { explanation: '时限写错，已撤回', conceal: false }))
    expect(withdrawn.withdrawn).toMatchObject({ explanation: '时限写错，已撤回', concealed: false })
    expect(codesOf(await withdraw(2, { explanation: '再撤', conceal: false }))).toEqual(['edition.withdrawn'])

    expect((await read<PublicEntryPage>('entries')).items.map(({ id }) => id)).toEqual(['01-east-0001', '01-east-0002'])
    expect((await read<PublicEntry>('entries/01-east-0001')).edition.name).toBe('2026年第1版')
    expect(
      (await read<EditionView[]>('editions')).map(({ name, withdrawn: gone }) => [name, gone?.explanation]),
    ).toEqual([
      ['2026年第2版', '时限写错，已撤回'],
      ['2026年第1版', undefined],
    ])
    expect((await read<PublicEntryPage>('editions/2/entries')).total).toBe(1)
    expect((await read<EntryHistoryItem[]>('entries/01-east-0001/history'))[0]?.edition.withdrawn).toBe(true)
  })

  test('one that must not be read any more is concealed on every route', async () => {
    await change('01-east-0001', { content: '误写的个人信息' })
    const third = done(await publish(district))
    expect(third.name).toBe('2026年第3版')
    expect(JSON.stringify(await read('entries/01-east-0001'))).toContain('误写的个人信息')
    done(await withdraw(third.id, { explanation: '含有个人信息', conceal: true }))
    for (const path of [
      `editions/${third.id}/entries`,
      `editions/${third.id}/entries/01-east-0001`,
      `editions/${third.id}/changes`,
      `editions/1/changes?since=${third.id}`,
    ])
      expect({ path, status: (await district.call(null, 'GET', `/api/public/${path}`)).status }).toEqual({
        path,
        status: 404,
      })
    for (const path of ['entries', 'entries/01-east-0001', 'entries/01-east-0001/history', 'editions', 'home'])
      expect(JSON.stringify(await read(path))).not.toContain('误写的个人信息')
  })

  test('a domain of which nothing is left is no empty heading', async () => {
    await cancelRow(district, { publicNumber: '01-east-0001' })
    expect(await domain()).toMatchObject({ ready: true, entryCount: 0, changes: { withdrawn: 2 } })
    done(await publish(district))
    expect(await read<PublicDomain[]>('pilot-domains')).toEqual([])
    expect((await read<PublicEntryPage>('entries')).total).toBe(0)
  })
})
