import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { codesOf, desk, done } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('动态调整 in a domain of two leads, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => amending(district, account)
  const approvals = ({ leads }: AmendmentView) =>
    leads.map(({ organisation, approved }) => [organisation.code, approved])
  /** the entry this unit adopted, with another content */
  const proposedBy = async (account: string, content = '补助对象名单') => {
    const { id } = done(await of(account).revise(`02-${account}-0001`))
    done(await of(account).save(id, CAUSE, { content }))
    return done(await of(account).propose(id))
  }
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['02'], ['east', 'civil', 'housing'])
    await publishedNow(district, '02')
  })
  afterAll(() => district.close())

  test('both must approve; a return by one clears the other’s approval', async () => {
    const { id } = await proposedBy('east')
    const half = done(await of('civil').approve(id))
    expect(half).toMatchObject({ state: 'proposed', mine: false })
    expect(approvals(half)).toEqual([
      ['civil', true],
      ['housing', false],
    ])
    expect((await of('housing').list()).items).toMatchObject([{ id, mine: true }])
    expect(codesOf(await of('civil').approve(id))).toEqual(['amendment.already'])
    expect(codesOf(await of('east').recall(id))).toEqual(['amendment.acted'])
    expect(codesOf(await of('office').finalise(id))).toEqual(['amendment.state'])
    const returned = done(await of('housing').return(id, '请写明补助标准'))
    expect(approvals(returned)).toEqual([
      ['civil', false],
      ['housing', false],
    ])
    done(await of('east').save(id, {}, { content: '补助对象名单、标准' }))
    done(await of('east').propose(id))
    done(await of('housing').approve(id))
    expect(done(await of('civil').approve(id)).state).toBe('approved')
    // a lead may take its approval back until the office has finalised
    expect(done(await of('civil').return(id, '还要核对')).state).toBe('returned')
    done(await of('east').propose(id))
    for (const lead of ['civil', 'housing']) done(await of(lead).approve(id))
    expect(done(await of('office').finalise(id)).state).toBe('finalised')
  })

  test('a lead’s own waits for the other lead alone', async () => {
    const { id, leads } = await proposedBy('civil')
    expect(leads.map(({ organisation }) => organisation.code)).toEqual(['housing'])
    expect(codesOf(await of('civil').approve(id))).toEqual(['amendment.own'])
    expect(done(await of('housing').approve(id)).state).toBe('approved')
    done(await of('office').finalise(id))
  })

  test('a withdrawn edition gives back what it carried, unless a later one holds it too', async () => {
    const states = async () => (await of('office').list()).items.map(({ state }) => state)
    const withdraw = async (editionId: number) =>
      done(
        await district.call('office', 'POST', `/api/editions/${editionId}/withdrawal`, {
          explanation: '发布有误',
          conceal: false,
        }),
      )
    const second = await publishedNow(district, '02')
    expect(await states()).toEqual([])
    const { id: own } = await proposedBy('housing', '补助标准')
    done(await of('civil').approve(own))
    done(await of('office').finalise(own))
    const third = await publishedNow(district, '02')
    await withdraw(second.id)
    const carried = (await of('office').list('closed')).items.map((item) => item.id)
    expect(carried).toHaveLength(3)
    for (const id of carried)
      expect((await of('office').read(id)).edition).toEqual({ id: third.id, name: '2026年第3版' })
    await withdraw(third.id)
    expect(await states()).toEqual(['finalised', 'finalised', 'finalised'])
    const fourth = await publishedNow(district, '02')
    for (const id of carried) expect((await of('office').read(id)).edition?.id).toBe(fourth.id)
  })

  test('when a lead leaves the domain, what the other has approved goes on to the office', async () => {
    const { id } = await proposedBy('housing', '补助名单与金额')
    const other = await proposedBy('east', '补助金额')
    done(await of('civil').approve(other.id))
    const { version } = done(await administering(district).get<PilotDomainView>('pilot-domains/02'))
    done(
      await administering(district).put('pilot-domains/02/leads', {
        version,
        leads: ['civil'],
        reason: '机构职能调整',
      }),
    )
    expect((await of('east').read(other.id)).state).toBe('approved')
    expect((await of('housing').read(id)).state).toBe('proposed')
    expect((await desk(district, 'east').notices()).items.map(({ title }) => title)).toContain(
      '动态调整已通过审核：修改“危房改造补助”',
    )
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
  })
})
