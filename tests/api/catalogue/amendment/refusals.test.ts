import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import type { OpenAmendmentConflict } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

describe.each(databases)('what 动态调整 refuses, on $name', ({ url }) => {
  let district: District
  /** a draft of east, still without anything but the copy of the entry */
  let id: number
  const of = (account: string) => amending(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west', 'civil'])
    await publishedNow(district, '01')
    id = done(await of('east').revise('01-east-0001')).id
  })
  afterAll(() => district.close())

  test('one amendment of an entry at a time: 409 names the open one, also of two drafted at once', async () => {
    const second = await of('east-editor').draft({ kind: 'withdraw', publicNumber: '01-east-0001' })
    expect(second.status).toBe(409)
    expect(second.body as unknown as OpenAmendmentConflict).toMatchObject({
      openAmendmentId: id,
      refusals: [{ code: 'amendment.open', text: expect.stringContaining(`编号 ${id}`) }],
    })
    expect((await of('east').published()).items.map((item) => item.openAmendmentId)).toEqual([id, null])
    const both = await Promise.all([of('west').revise('01-west-0001'), of('west').revise('01-west-0001')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('only one’s own published entries, and domains one has published in', async () => {
    expect((await of('east').revise('01-west-0002')).status).toBe(404)
    expect((await of('east').revise('01-nobody-0001')).status).toBe(404)
    expect((await of('east').draft({ kind: 'revise' })).status).toBe(404)
    for (const domainCode of ['02', '99', undefined])
      expect(codesOf(await of('east').draft({ kind: 'add', domainCode }))).toEqual(['amendment.unpublished'])
  })

  test.each([
    ['a kind that is none', 'POST', '', { kind: 'rename', publicNumber: '01-east-0001' }],
    ['a trigger that is none', 'PUT', '/1', { version: 1, trigger: 'whim', triggerOn: '', reason: '' }],
    ['a date that is none', 'PUT', '/1', { version: 1, trigger: '', triggerOn: 'today', reason: '' }],
    ['a reason without end', 'PUT', '/1', { version: 1, trigger: '', triggerOn: '', reason: '长'.repeat(501) }],
    ['no version', 'POST', '/1/proposal', {}],
    ['a return without words', 'POST', '/1/return', { version: 1 }],
    ['a page that is none', 'GET', '?page=0', undefined],
    ['a standing that is none', 'GET', '?standing=lost', undefined],
  ])('400: %s', async (_, method, path, payload) => {
    expect((await of('east').call(method, path, payload)).status).toBe(400)
  })

  test('saving is lenient; a proposal tells everything that is missing at once', async () => {
    done(await of('east').save(id, { triggerOn: '2027-01-01' }, { level2: '', ways: [] }))
    const refused = await of('east').propose(id)
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      'amendment.trigger at trigger',
      'amendment.trigger-on at triggerOn',
      'amendment.reason at reason',
      'entry.missing at fields/level2',
      'entry.missing at fields/ways',
    ])
    expect((await of('east').read(id)).can.propose.map(({ at }) => at)).toEqual([
      'trigger',
      'triggerOn',
      'reason',
      'fields/level2',
      'fields/ways',
    ])
    const { before } = await of('east').read(id)
    done(await of('east').save(id, CAUSE, before ?? {}))
    expect(codesOf(await of('east').propose(id))).toEqual(['amendment.unchanged'])
    done(await of('east').save(id, {}, { attribute: 'withheld' }))
    expect(codesOf(await of('east').propose(id))).toEqual(['amendment.withheld'])
    done(await of('east').save(id, {}, { ...before, content: '救助对象名单' }))
  })

  test('an editor writes and does not propose; nobody else writes or deletes', async () => {
    done(await of('east-editor').save(id, { reason: '办法修订' }))
    expect(codesOf(await of('east-editor').propose(id))).toEqual(['account.role'])
    for (const account of ['civil', 'office']) {
      expect(codesOf(await of(account).save(id, CAUSE))).toContain('amendment.not-yours')
      expect(codesOf(await of(account).propose(id))).toContain('amendment.not-yours')
      expect(codesOf(await of(account).remove(id))).toContain('amendment.not-yours')
    }
  })

  test('who has nothing to do with it does not know of it; villages have no such page', async () => {
    for (const account of ['west', 'housing']) {
      expect((await of(account).call('GET', `/${id}`)).status).toBe(404)
      expect((await of(account).call('POST', `/${id}/approval`, { version: 1 })).status).toBe(404)
      expect((await of(account).list()).items.map((item) => item.id)).not.toContain(id)
    }
    expect((await of('east-01').call('GET')).status).toBe(403)
    expect((await of('east-01').draft({ kind: 'revise', publicNumber: '01-east-0001' })).status).toBe(403)
    expect((await of('office').draft({ kind: 'add', domainCode: '01' })).status).toBe(403)
    expect((await of('office').call('GET', '/published-entries')).status).toBe(403)
  })

  test('a version that is not the stored one: 409, and nothing happens', async () => {
    const { version } = await of('east').read(id)
    const stale = { version: version - 1, ...CAUSE }
    expect((await of('east').call('PUT', `/${id}`, stale)).status).toBe(409)
    expect((await of('east').propose(id, {}, version - 1)).status).toBe(409)
    done(await of('east').propose(id))
    const seen = (await of('civil').read(id)).version
    done(await of('east').recall(id))
    done(await of('east').save(id, {}, { content: '救助对象名单、金额' }))
    done(await of('east').propose(id))
    const late = await of('civil').approve(id, {}, seen)
    expect(late.status).toBe(409)
    expect(codesOf(late)).toEqual(['amendment.conflict'])
    expect((await of('civil').read(id)).state).toBe('proposed')
  })

  test('under review it is not written, not deleted, and judged only by those whose turn it is', async () => {
    expect(codesOf(await of('east').save(id, CAUSE))).toEqual(['amendment.state'])
    expect(codesOf(await of('east').remove(id))).toEqual(['amendment.state'])
    expect(codesOf(await of('east').approve(id))).toEqual(['amendment.own'])
    expect(codesOf(await of('civil-editor').approve(id))).toEqual(['account.role'])
    expect(codesOf(await of('office').approve(id))).toEqual(['amendment.not-lead'])
    expect(codesOf(await of('office').return(id, '请修改'))).toEqual(['amendment.state'])
    expect(codesOf(await of('civil').return(id, '  '))).toEqual(['amendment.remark'])
    expect(codesOf(await of('civil').finalise(id))).toEqual(['amendment.not-office', 'amendment.state'])
    done(await of('civil').approve(id))
    expect(codesOf(await of('office-editor').finalise(id))).toEqual(['account.role'])
  })

  test('what changed meanwhile is not finalised; it is returned, deleted and drafted anew', async () => {
    const { entryId } = await district.dataSource.manager.findOneByOrFail(AmendmentEntity, { id })
    const row = await district.dataSource.manager.findOneByOrFail(EntryEntity, { id: entryId ?? 0 })
    const kept = row.fields
    await district.dataSource.manager.save(EntryEntity, { ...row, fields: { ...kept, timeLimit: '即时' } })
    const refused = await of('office').finalise(id)
    expect(refused.status).toBe(422)
    expect(codesOf(refused)).toEqual(['amendment.outdated'])
    done(await of('office').return(id, '内容已有变化'))
    expect(codesOf(await of('east').propose(id))).toEqual(['amendment.outdated'])
    expect((await of('east-editor').remove(id)).status).toBe(204)
    expect((await of('east').call('GET', `/${id}`)).status).toBe(404)
    expect(done(await of('east').revise('01-east-0001')).before?.timeLimit).toBe('即时')
  })

  test('nor what a newer round has published anew', async () => {
    const { id: other } = done(await of('east').revise('01-east-0002'))
    done(await of('east').save(other, CAUSE, { content: '救助标准' }))
    const tx = district.dataSource.manager
    const [edition] = await tx.find(EditionEntity, { order: { id: 'DESC' }, take: 1 })
    const newer = await tx.save(EditionEntity, {
      ...edition,
      id: undefined as never,
      number: 2,
      domains: [{ code: '01', roundCode: '2027' }],
    })
    expect(codesOf(await of('east').propose(other))).toEqual(['amendment.outdated'])
    await tx.delete(EditionEntity, { id: newer.id })
    expect(done(await of('east').propose(other)).state).toBe('proposed')
  })

  test('a second finalisation, a second approval: told so', async () => {
    const [waiting] = (await of('civil').list()).items
    done(await of('civil').approve(waiting?.id ?? 0))
    const { version } = await of('office').read(waiting?.id ?? 0)
    const both = await Promise.all([1, 2].map(() => of('office').finalise(waiting?.id ?? 0, {}, version)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(codesOf(await of('office').return(waiting?.id ?? 0, '再看看'))).toEqual(['amendment.state'])
  })

  test('whoever it waits for is reminded of its 20 working days', async () => {
    const { app, dataSource } = district
    const remind = (day: string) =>
      new Remind(dataSource, new NoonClock(day), app.get(PostNotices), app.get(WorkingDays)).run()
    done(await of('west').save((await of('west').list()).items[0]?.id ?? 0, CAUSE, { content: '名单' }))
    await remind('2026-08-04')
    const titles = async (account: string) =>
      (await desk(district, account).notices()).items.filter(({ target }) => target.page === 'amendments')
    // west's draft, and what the office has finalised and not published
    expect((await titles('west')).map(({ title }) => title)).toEqual(['已逾期 1 天：1 件动态调整尚未办结'])
    expect((await titles('office')).map(({ title }) => title)).toEqual(['已逾期 1 天：1 件动态调整尚未办结'])
    expect(await titles('civil')).toEqual([])
  })
})
