import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a report taken back, on $name', ({ url }) => {
  let district: District
  let id: number
  let east: number
  const of = (account: string) => desk(district, account)
  const signed = async () => (await of('office').reportOf('02')).leads.map((lead) => lead.signed)
  const exceptions = async () =>
    (await of('civil').reportOf('02')).situation
      .filter(({ state }) => state !== 'approved')
      .map(({ assignmentId }) => ({ assignmentId, reason: '逾期未报' }))
  beforeAll(async () => {
    district = await openDistrict(await url())
    east = (await handedInBy(district, 'east', '02')).id
    for (const lead of ['civil', 'housing']) done(await of(lead).approve(east))
    id = (await of('civil').reportOf('02')).id
  })
  afterAll(() => district.close())

  test('what nobody has signed cannot be taken back', async () => {
    expect(codesOf(await of('civil').onReport(id, 'recall'))).toEqual(['report.unsigned'])
  })

  test('the first signature stands against taking an approval back; recalled, the approval can be', async () => {
    done(await of('civil').onReport(id, 'sign', { exceptions: await exceptions() }))
    expect(codesOf(await of('civil').return(east, '请补充公开时限'))).toEqual(['review.reported'])
    expect(codesOf(await of('civil-editor').onReport(id, 'recall'))).toEqual(['account.role'])
    expect(codesOf(await of('housing').onReport(id, 'recall'))).toEqual(['report.unsigned'])
    expect(done(await of('civil').onReport(id, 'recall'))).toMatchObject({ state: 'preparing', can: { sign: [] } })
    expect(done(await of('civil').return(east, '请补充公开时限')).state).toBe('returned')
    done(await of('east').submit(east))
    for (const lead of ['civil', 'housing']) done(await of(lead).approve(east))
  })

  test('reported by both, one takes it back: the other’s signature goes too; twice at once is once', async () => {
    for (const lead of ['civil', 'housing'])
      done(await of(lead).onReport(id, 'sign', { exceptions: await exceptions() }))
    expect((await of('office').reportOf('02')).state).toBe('reported')
    const answers = await Promise.all([of('housing').onReport(id, 'recall'), of('civil').onReport(id, 'recall')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await signed()).toEqual([false, false])
    expect(codesOf(await of('office').onReport(id, 'accept'))).toEqual(['report.state'])
  })

  test('the office has accepted: too late; the office and towns recall nothing', async () => {
    for (const lead of ['civil', 'housing'])
      done(await of(lead).onReport(id, 'sign', { exceptions: await exceptions() }))
    done(await of('office').onReport(id, 'accept'))
    expect(codesOf(await of('civil').onReport(id, 'recall'))).toEqual(['report.state'])
    expect(codesOf(await of('office').onReport(id, 'recall'))).toContain('report.not-lead')
    expect((await of('east').onReport(id, 'recall')).status).toBe(403)
  })
})
