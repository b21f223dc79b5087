import { PublicationReviewEntity } from '@gongkai/server/catalogue/publication/publication-review.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import type { PublicationReviewKind } from '@gongkai/shared/base/words/publication-reviews'
import type { EditionView, PublicationDraft } from '@gongkai/shared/catalogue/publication/publication.contract'
import type {
  PublicationReviews,
  ReviewsOfEdition,
  SignedPlan,
} from '@gongkai/shared/catalogue/publication/reviews.contract'
import { acceptedOf, SECRECY, secrecyOf } from '../../../factories/published'
import { codesOf, desk, done } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('编制、审核、保密审查 before a publication on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east'])
  })
  afterAll(() => district?.close())

  const plan = { roundCode: '2026', domainCodes: ['01'] }
  const sign = (account: string, kind: PublicationReviewKind, more: object = {}) =>
    district.call<PublicationReviews>(account, 'POST', '/api/publication/reviews', { ...plan, kind, ...more })
  const publish = (account = 'office', more: object = {}) =>
    district.call<EditionView>(account, 'POST', '/api/editions', { ...plan, note: '', ...more })
  const hash = async (domains = '01') =>
    done(await district.call<PublicationDraft>('office', 'GET', `/api/publication/entries?domains=${domains}`))
      .contentHash
  const look = async (account = 'office') =>
    done(
      await district.call<PublicationReviews>(
        account,
        'GET',
        `/api/publication/reviews?round=2026&domains=01&contentHash=${await hash()}`,
      ),
    )
  const signers = async () => (await look()).reviews.map(({ signed }) => signed?.name ?? '')
  const person = (account: string) => district.dataSource.manager.findOneByOrFail(PersonEntity, { account })

  test('with one account of the office nothing is published, and it is said how to get another', async () => {
    const refused = await publish()
    expect(refused.status).toBe(422)
    expect(codesOf(refused)).toEqual(['edition.review', 'edition.review', 'edition.review', 'edition.second-account'])
    expect(JSON.stringify(refused.body)).toContain('新建一个审签人账号')
    expect((await look()).missing).toHaveLength(4)
    expect(done(await district.call<EditionView[]>(null, 'GET', '/api/public/editions'))).toEqual([])
  })

  test('one after the other, by approvers of the office, 保密审查 by another person', async () => {
    await secrecyOf(district)
    expect(codesOf(await sign(SECRECY, 'secrecy'))).toEqual(['review.order', 'review.order'])
    expect(codesOf(await sign('office', 'check'))).toEqual(['review.order'])
    for (const account of ['civil', 'east', 'east-01']) expect((await sign(account, 'compile')).status).toBe(403)
    expect((await sign('office', 'print' as never)).status).toBe(400)
    expect((await sign('office', 'compile', { contentHash: '0'.repeat(64) })).status).toBe(409)
    expect(codesOf(await sign('office', 'compile', { domainCodes: ['99'] }))).toEqual(['edition.unknown-domain'])

    done(await sign('office-editor', 'compile'))
    expect(codesOf(await sign('office', 'compile'))).toEqual(['review.signed'])
    expect(codesOf(await sign('office-editor', 'check'))).toEqual(['account.role'])
    const checked = done(await sign('office', 'check'))
    expect(checked.reviews.map(({ signed }) => signed?.name ?? null)).toEqual(['office', 'office', null])
    expect(checked.reviews[1]?.signed).toMatchObject({ own: true, unit: '区信息公开办' })
    expect(codesOf(await sign('office', 'secrecy'))).toEqual(['review.same-person'])
    const refused = await publish()
    expect(codesOf(refused)).toEqual(['edition.review'])
    expect(JSON.stringify(refused.body)).toContain('还没有签署“保密审查”')

    const plans = done(await district.call<SignedPlan[]>(SECRECY, 'GET', '/api/publication/review-plans'))
    expect(plans).toMatchObject([{ domainCodes: ['01'], reviews: [{ kind: 'compile' }, { kind: 'check' }] }])
    for (const account of ['civil', 'east'])
      expect((await district.call(account, 'GET', '/api/publication/review-plans')).status).toBe(403)
  })

  test('the others of the office are asked, once each, and who asked is not', async () => {
    const titles = async (account: string) => (await desk(district, account).notices()).items.map(({ title }) => title)
    expect(await titles(SECRECY)).toEqual(['请保密审查：新版目录等待签署'])
    expect(await titles('office')).toEqual([])
    expect(await titles('office-editor')).toEqual([])
    expect(await titles('civil')).toEqual([])
  })

  test('a changed plan makes the signatures stale, and says what changed since', async () => {
    done(await sign(SECRECY, 'secrecy'))
    expect((await look()).missing).toEqual([])
    const editor = amending(district, 'east-editor')
    // another plan of the same content's domain is another plan
    expect(codesOf(await publish('office', { domainCodes: ['01', '02'], contentHash: await hash('01,02') }))).toEqual([
      'edition.review',
      'edition.review',
      'edition.review',
    ])
    done(await publish())
    const kept = done(await district.call<ReviewsOfEdition[]>('office', 'GET', '/api/editions/reviews'))
    expect(kept).toMatchObject([
      {
        reviews: [
          { kind: 'compile', name: 'office' },
          { kind: 'check', name: 'office' },
          { kind: 'secrecy', name: SECRECY },
        ],
      },
    ])
    expect(await district.dataSource.manager.count(PublicationReviewEntity)).toBe(0)

    const revise = async (content: string) => {
      const { id } = done(await editor.revise('01-east-0001'))
      done(await editor.save(id, CAUSE, { content }))
      done(await amending(district, 'east').propose(id))
      done(await amending(district, 'civil').approve(id))
      done(await amending(district, 'office').finalise(id))
    }
    await revise('名单和标准')
    for (const [account, kind] of [
      ['office', 'compile'],
      ['office', 'check'],
      [SECRECY, 'secrecy'],
    ] as const)
      done(await sign(account, kind))
    const { id } = done(await editor.revise('01-east-0002'))
    done(await editor.save(id, CAUSE, { content: '发放标准' }))
    done(await amending(district, 'east').propose(id))
    done(await amending(district, 'civil').approve(id))
    done(await amending(district, 'office').finalise(id))
    const { reviews, missing } = await look()
    expect(reviews.map(({ signed }) => signed)).toEqual([null, null, null])
    expect(reviews[2]?.stale).toMatchObject({ name: SECRECY })
    expect(reviews[2]?.stale?.changed.map(({ text }) => text).join()).toContain('审定了')
    expect(missing).toHaveLength(3)
    expect(codesOf(await publish())).toEqual(['edition.review', 'edition.review', 'edition.review'])
  })

  test('two people at once: one signs, the other is told who', async () => {
    const both = await Promise.all([sign('office', 'compile'), sign(SECRECY, 'compile')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    const lost = both.find(({ status }) => status === 422)
    if (lost) expect(codesOf(lost)).toEqual(['review.signed'])
  })

  test('one’s own signature is taken back, another’s is not', async () => {
    const [first] = (await look()).reviews
    const [mine, other] = first?.signed?.name === 'office' ? ['office', SECRECY] : [SECRECY, 'office']
    const path = `/api/publication/reviews/${first?.signed?.id}`
    expect(codesOf(await district.call(other, 'DELETE', path))).toEqual(['review.other'])
    expect(done(await district.call<PublicationReviews>(mine, 'DELETE', path)).reviews[0]?.signed).toBeNull()
    expect((await district.call(mine, 'DELETE', path)).status).toBe(404)
    expect((await district.call('civil', 'DELETE', path)).status).toBe(403)
  })

  test('a signature by somebody whose account was stopped since does not count', async () => {
    done(await sign('office', 'compile'))
    done(await sign('office', 'check'))
    done(await sign(SECRECY, 'secrecy'))
    expect(await signers()).toEqual(['office', 'office', SECRECY])
    const { id } = await person(SECRECY)
    await district.dataSource.manager.update(PersonEntity, { id }, { active: false })
    expect(await signers()).toEqual(['office', 'office', ''])
    expect(codesOf(await publish())).toEqual(['edition.review', 'edition.second-account'])
    await district.dataSource.manager.update(PersonEntity, { id }, { active: true })
  })

  test('who signed 保密审查 does not publish; another does, and residents read no name', async () => {
    expect(codesOf(await publish(SECRECY))).toEqual(['edition.review-own'])
    const edition = done(await publish())
    const { items } = done(await district.call<{ items: { text: string }[] }>('office', 'GET', '/api/ledger'))
    expect(JSON.stringify(items)).toContain('签署了保密审查')
    for (const path of ['editions', `editions/${edition.id}/entries`, `editions/${edition.id}/changes`, 'home'])
      expect(JSON.stringify((await district.call(null, 'GET', `/api/public/${path}`)).body)).not.toContain(SECRECY)
    expect((await district.call(null, 'GET', '/api/editions/reviews')).status).toBe(401)
    expect((await district.call('east', 'GET', '/api/editions/reviews')).status).toBe(403)
  })
})
