import type { PublicationUnits } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type { OfficeDesk } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { codesOf, desk, done } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const milestones = (smallDistrict.rounds[0]?.milestones ?? []).map((milestone) => ({
  ...milestone,
  date: milestone.date.replace('2026', '2027'),
}))
const reason = '职能划转，不再编制'

describe.each(databases)('a domain that is put out of use, after its items were published, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    await publishedNow(district, '01', '02')
    const { version } = done(await office.get<PilotDomainView>('pilot-domains/01'))
    done(await office.post('pilot-domains/01/retirement', { version, reason }))
    done(await office.post('rounds', { name: '2027年编制', year: 2027, milestones }))
  })
  afterAll(() => district.close())
  const units = async () => done(await office.get<PublicationUnits>('publication/units?domain=01'))
  const publicly = (number: string) => district.call<PublicEntry>(null, 'GET', `/api/public/entries/${number}`)

  test('is in no new round, and its items stay, without an edition of their own', async () => {
    expect((await desk(district, 'east').list()).map(({ domain }) => domain.code)).toEqual(['02'])
    expect((await publicly('01-east-0001')).status).toBe(200)
    expect(done(await office.get<OfficeDesk>('desk')).publication).toEqual({ domains: 2, ready: 0 })
    expect((await units()).units.map(({ code, missing, kept }) => [code, missing, kept])).toEqual([
      ['east', '本轮没有这个领域的任务', 2],
      ['west', '本轮没有这个领域的任务', 2],
    ])
    expect(codesOf(await publish(district, { roundCode: '2027', domainCodes: ['01'], note: '' }))).toEqual([
      'edition.not-ready',
    ])
  })

  test('an edition withdraws them for a reason, which the units are told and everybody can read', async () => {
    for (const organisationCode of ['east', 'west']) {
      const { version } = await units()
      done(
        await office.put('publication/withdrawals', {
          roundCode: '2027',
          domainCode: '01',
          organisationCode,
          reason,
          version,
        }),
      )
    }
    expect((await units()).units.map(({ withdrawn, withdrawReason }) => [withdrawn, withdrawReason])).toEqual([
      [2, reason],
      [2, reason],
    ])
    // one of them is kept after all
    const { version } = await units()
    done(
      await office.put('publication/withdrawals', {
        roundCode: '2027',
        domainCode: '01',
        organisationCode: 'west',
        reason: '',
        version,
      }),
    )
    done(await publish(district, { roundCode: '2027', domainCodes: ['01'], note: '' }))
    const gone = await publicly('01-east-0001')
    expect(gone.status).toBe(410)
    expect(JSON.stringify(gone.body)).toContain(reason)
    expect((await publicly('01-west-0001')).status).toBe(200)
    const titles = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(titles.some((title) => title.includes('撤销'))).toBe(true)
  })
})
