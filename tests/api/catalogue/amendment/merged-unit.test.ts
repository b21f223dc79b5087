import { acceptedOf, publishedNow } from '../../../factories/published'
import { done } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('动态调整 after 机构变化, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => amending(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west'])
    await acceptedOf(district, ['02'], [])
    await publishedNow(district, '01')
  })
  afterAll(() => district.close())

  test('the unit that another was merged into goes on with its amendments and amends what it had published', async () => {
    const { id } = done(await of('east').revise('01-east-0001'))
    const office = administering(district)
    const { version } = await office.unit('east')
    done(await office.post('organisations/east/merge', { version, into: 'park', reason: '行政区划调整' }))

    // the account is the same person's, of the park now
    expect(await of('east').read(id)).toMatchObject({ organisation: { code: 'park' }, mine: true })
    const { items } = await of('park').published()
    expect(items.map(({ publicNumber, openAmendmentId }) => [publicNumber, openAmendmentId])).toEqual([
      ['01-east-0001', id],
      ['01-east-0002', null],
    ])
    done(await of('park').save(id, { ...CAUSE, trigger: 'organ' }, { subjects: ['青溪园区'] }))
    done(await of('park').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    await publishedNow(district, '01')
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0001')).body).toMatchObject({
      subjects: ['青溪园区'],
    })
  })
})
