import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { fewestStatements, statements } from '../../../support/statements'

describe.each(databases)('the cards of the 工作台, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  afterEach(() => district.close())

  test('working days beside calendar days, both negative when late; what has been answered of the model rows', async () => {
    // 2026-07-20 is a Monday, due on Friday the 24th
    district = await openDistrict(await url())
    await adoptedBy(district, 'east', '02')
    expect(await of('east').list()).toMatchObject([
      { domain: { code: '01' }, daysLeft: 4, workingDaysLeft: 4, late: false, coverage: { answered: 0, total: 2 } },
      { domain: { code: '02' }, daysLeft: 4, workingDaysLeft: 4, late: false, coverage: { answered: 1, total: 1 } },
    ])
  })

  test('after a weekend fewer working days than days have passed; a lead has its own date', async () => {
    district = await openDistrict(await url(), { today: '2026-07-27' })
    expect((await of('east').list())[0]).toMatchObject({ late: true, daysLeft: -3, workingDaysLeft: -1 })
    expect((await of('civil').list())[0]).toMatchObject({ late: false, daysLeft: 4, workingDaysLeft: 4 })
  })

  test('returned ones first with the reason, then the late, then the rest by date', async () => {
    district = await openDistrict(await url(), { today: '2026-07-27' })
    const { id } = await handedInBy(district, 'east', '02')
    done(await of('civil').return(id, '请写全称'))
    expect(
      (await of('east').list()).map(({ domain, state, late, remark }) => [domain.code, state, late, remark]),
    ).toEqual([
      ['02', 'returned', true, '请写全称'],
      ['01', 'draft', true, ''],
    ])
    done(await of('east').submit(id))
    expect((await of('east').list()).map(({ domain }) => domain.code)).toEqual(['01', '02'])
  })

  test('the number of statements does not grow with what is listed', async () => {
    district = await openDistrict(await url())
    const list = (account: string, path: string) => district.call<AssignmentSummary[]>(account, 'GET', path)
    await list('east', '/api/assignments')
    const empty = await fewestStatements(district, () => list('east', '/api/assignments'))
    const town = await adoptedBy(district, 'east', '01')
    await handedInBy(district, 'east', '02')
    done(await of('east').delegate(town.id, 'east-01', 'east-02'))
    for (const village of ['east-01', 'east-02']) {
      const id = await of(village).idIn('01')
      done(
        await of(village).adopt(
          id,
          (await of(village).rows(id)).map((row) => row.id),
        ),
      )
      done(await of(village).submit(id))
    }
    await expectSoon(() => statements(district, () => list('east', '/api/assignments')), empty)
    const [first, second] = (await list('east', '/api/assignments')).body
    expect([first?.villagesWaiting, second?.villagesWaiting]).toEqual([2, 0])
    expect((await list('east', '/api/reviews')).body).toHaveLength(2)
    const two = await fewestStatements(district, () => list('east', '/api/reviews'))
    done(await of('east').approve(await of('east-01').idIn('01')))
    await expectSoon(() => statements(district, () => list('east', '/api/reviews')), two)
  })
})
