import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EditionView, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { acceptSecondRound, copiedBy, openSecondRound } from '../../../factories/second-round'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

/** Said of somebody in words that no rule against 个人信息 knows. */
const SECRET = '村东头老张家欠债二十万四千三百'

describe.each(databases)('what was taken down stays down, on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'civil'])
    await publishedNow(district, '01')
  })
  afterEach(() => district.close())

  const tx = () => district.dataSource.manager
  const of = (account: string) => amending(district, account)
  const finalised = async (request: object, fields: Partial<EntryFields> = {}) => {
    const { id } = done(await of('east').draft(request))
    done(await of('east').save(id, CAUSE, fields))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    return id
  }
  const withdraw = (id: number, more: object = {}) =>
    district.call<EditionView>('office', 'POST', `/api/editions/${id}/withdrawal`, {
      explanation: '误含个人信息',
      conceal: true,
      ...more,
    })
  const domain = async () =>
    done(await district.call<PublicationPreview>('office', 'GET', '/api/publication')).domains.find(
      ({ code }) => code === '01',
    )
  /** everything a resident could ask of the domain's items */
  const publicText = async () => {
    const editions = done(await district.call<EditionView[]>(null, 'GET', '/api/public/editions'))
    const numbers = ['01-east-0001', '01-east-0002', '01-east-0003']
    const paths = [
      'home',
      'entries?size=50',
      'download?format=json',
      'download?format=csv',
      `entries?q=${encodeURIComponent('二十万四千三百')}`,
      ...numbers.flatMap((number) => [`entries/${number}`, `entries/${number}/history`]),
      ...editions.flatMap(({ id }) => [
        `editions/${id}/entries`,
        `editions/${id}/changes`,
        ...editions.map((other) => `editions/${id}/changes?since=${other.id}`),
        ...numbers.map((number) => `editions/${id}/entries/${number}`),
      ]),
    ]
    const replies = await Promise.all(
      paths.map((path) => district.app.inject({ method: 'GET', url: `/api/public/${path}` })),
    )
    return replies.map(({ body }) => body).join('\n')
  }
  const down = async () => expect(await publicText()).not.toContain('二十万四千三百')

  test('an amendment that was concealed is not carried again until somebody has changed it', async () => {
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { content: SECRET })
    const other = await finalised({ kind: 'revise', publicNumber: '01-east-0002' }, { content: '名单' })
    const second = await publishedNow(district, '01')
    expect(await publicText()).toContain('二十万四千三百')
    done(await withdraw(second.id, { items: ['01-east-0001'] }))
    await down()
    const [notice] = (await desk(district, 'east').notices()).items
    expect(notice?.title).toContain('撤下了本单位的 1 个公开事项')
    expect(notice?.text).toContain('01-east-0001')

    expect(await domain()).toMatchObject({
      ready: true,
      leftOut: [{ id: '01-east-0001', name: expect.stringContaining('低保'), organisation: { code: 'east' } }],
    })
    const third = await publishedNow(district, '01')
    await down()
    expect((await of('east').read(other)).edition?.id).toBe(third.id)
    expect((await of('east').read(id)).state).toBe('finalised')
    const [again] = (await desk(district, 'east').notices()).items
    expect(again?.title).toContain('没有随新版目录发布')

    // Moved blanks and stops are no change, a mended text is.
    const { version } = await of('office').read(id)
    done(await of('office').call('POST', `/${id}/end`, { version, remark: '请删去个人信息' }))
    done(await of('east').save(id, CAUSE, { content: `${SECRET} 。` }))
    for (const [account, act] of [
      ['east', 'propose'],
      ['civil', 'approve'],
      ['office', 'finalise'],
    ] as const)
      done(await of(account)[act](id))
    expect((await domain())?.leftOut).toHaveLength(1)
    const now = await of('office').read(id)
    done(await of('office').call('POST', `/${id}/end`, { version: now.version, remark: '仍有个人信息' }))
    done(await of('east').save(id, CAUSE, { content: '保障对象名单（已隐去个人信息）' }))
    for (const [account, act] of [
      ['east', 'propose'],
      ['civil', 'approve'],
      ['office', 'finalise'],
    ] as const)
      done(await of(account)[act](id))
    expect(await domain()).toMatchObject({ ready: true, leftOut: [] })
    await publishedNow(district, '01')
    const shown = await publicText()
    expect(shown).toContain('已隐去个人信息')
    await down()
  })

  test('without a choice all that the edition added or changed is meant, and nothing else', async () => {
    const like = await tx().findOneByOrFail(EntryEntity, { publicNumber: '01-east-0001' })
    await finalised({ kind: 'add', domainCode: '01' }, { ...like.fields, level2: '特困供养', content: SECRET })
    const second = await publishedNow(district, '01')
    done(await withdraw(second.id))
    const { leftOut, changes } = (await domain()) ?? {}
    expect(leftOut?.map(({ id }) => id)).toEqual(['01-east-0003'])
    expect(changes).toEqual({ added: 0, revised: 0, withdrawn: 0 })
    await down()
    // Taken in hand again it keeps its number.
    const amendment = await tx().findOneByOrFail(AmendmentEntity, { kind: 'add' })
    const ended = { version: amendment.version, remark: '请删去个人信息' }
    done(await of('office').call('POST', `/${amendment.id}/end`, ended))
    done(await of('east').save(amendment.id, CAUSE, { content: '名单' }))
    for (const [account, act] of [
      ['east', 'propose'],
      ['civil', 'approve'],
      ['office', 'finalise'],
    ] as const)
      done(await of(account)[act](amendment.id))
    await publishedNow(district, '01')
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0003')).status).toBe(200)
    await down()
  })

  test('an older edition that held the same words loses them too, and so do its documents', async () => {
    await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { content: SECRET })
    const second = await publishedNow(district, '01')
    await finalised({ kind: 'revise', publicNumber: '01-east-0002' }, { content: '名单' })
    const third = await publishedNow(district, '01')
    done(await withdraw(third.id, { items: ['01-east-0001'] }))
    await down()
    const kept = await district.call<{ total: number }>(null, 'GET', `/api/public/editions/${second.id}/entries`)
    expect(kept.body.total).toBe(3)
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0001')).status).toBe(410)
    // The unit can still mend its entry.
    const mended = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { content: '保障对象名单' })
    await publishedNow(district, '01')
    expect((await of('east').read(mended)).state).toBe('published')
    expect(await publicText()).toContain('保障对象名单')
    await down()
  })

  test.each(['copied into a new round', 'written anew under another number', 'by a unit that took over from it'])(
    'the same words come back in no other way: %s',
    async (way) => {
      await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { content: SECRET })
      const second = await publishedNow(district, '01')
      // In the row of the round the words stay.
      done(await withdraw(second.id, { items: ['01-east-0001'] }))
      await openSecondRound(district)
      const account = way.includes('took over') ? 'west' : 'east'
      const assignment = await copiedBy(district, 'east', '01')
      if (way.includes('another number'))
        await tx().update(EntryEntity, { assignmentId: assignment }, { publicNumber: null })
      if (account === 'west') {
        const theirs = await desk(district, 'west').idIn('01')
        await tx().update(EntryEntity, { assignmentId: assignment }, { assignmentId: theirs, publicNumber: null })
        await tx().update(OrganisationEntity, { code: 'east' }, { active: false, mergedInto: 'west' })
      }
      await acceptSecondRound(district, '01', [account, 'civil'])
      expect((await domain())?.leftOut).toHaveLength(1)
      done(await publish(district, { roundCode: '2027', note: '' }))
      await down()
    },
  )

  test('bad choices are refused with every reason, and nothing is withdrawn', async () => {
    const second = await (async () => {
      await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { content: SECRET })
      return publishedNow(district, '01')
    })()
    expect(placesOf(await withdraw(second.id, { items: ['01-east-0009', 'x', '01-east-0001'] }))).toEqual([
      'edition.no-such-item at items/01-east-0009',
      'edition.no-such-item at items/x',
    ])
    expect(codesOf(await withdraw(second.id, { items: ['01-east-0001'], conceal: false, explanation: '' }))).toEqual([
      'edition.explanation',
      'edition.items',
    ])
    for (const items of [[], [1], ['a', 'a'], 'x', [null], Array.from({ length: 2001 }, (_, at) => `${at}`)])
      expect((await withdraw(second.id, { items })).status).toBe(400)
    expect(await publicText()).toContain('二十万四千三百')
  })
})
