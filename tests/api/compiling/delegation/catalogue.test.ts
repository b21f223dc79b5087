import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { publish } from '../../../factories/published'
import { desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('village rows from the inventory to the public, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  async function reportOf(phase: string): Promise<ReportView> {
    const all = done(await district.call<ReportView[]>('civil', 'GET', '/api/reports'))
    const found = all.find((report) => report.domain.code === '01' && report.phase === phase)
    if (!found) throw new Error('no report')
    return found
  }

  test('they follow into the catalogue and are published as their town’s; reports and editions know no villages', async () => {
    const [town, own] = [await of('east').idIn('01'), await of('civil').idIn('01')]
    const items = (await of('east').rows(town)).map((row) => row.id)
    done(await of('east').delegate(town, 'east-01'))
    const work = await of('east-01').idIn('01')
    done(await of('east-01').adopt(work, [items[0] ?? 0]))
    const held = done(
      await of('east-01').add(work, {
        level1: '救助',
        level2: '不公开的',
        stages: ['result'],
        attribute: 'withheld',
        withholdGround: 'article15',
        reassessOn: '2027-06-30',
      }),
    )
    done(await of('east-01').submit(work))
    done(await of('east').approve(work))
    done(await of('east').adopt(town, items))
    expect((await of('east').read(town)).entries).toHaveLength(3)
    done(await of('civil').adopt(own, items))

    for (const phase of ['inventory', 'catalogue'] as const) {
      if (phase === 'catalogue') {
        expect(await of('east-01').list()).toMatchObject([
          { id: work, phase, state: 'draft', entryCount: 1, revision: 0 },
        ])
        expect(await recorded(district, work, 'submission.opened')).toBe(1)
        const [row] = (await of('east-01').read(work)).entries
        if (!row) throw new Error('the accepted row is gone')
        done(await of('east-01').save(row.id, row.version, { ...row.fields, content: '村级名单' }))
        done(await of('east-01').submit(work))
        done(await of('east').approve(work))
        // rows 不予公开 drop out of the phase; they are not taken for deleted
        expect((await of('east').entry(held.id)).status).toBe(200)
        expect((await of('east').read(town)).entries.map(({ fields }) => fields.content)).toContain('村级名单')
      }
      done(await of('east').submit(town))
      done(await of('civil').approve(town))
      done(await of('civil').submit(own))
      const report = await reportOf(phase)
      expect(report.situation.map(({ organisation }) => organisation.code).sort()).toEqual(['civil', 'east', 'west'])
      const west = report.situation.find(({ organisation }) => organisation.code === 'west')
      const exceptions = [{ assignmentId: west?.assignmentId, reason: '逾期未报' }]
      done(await district.call('civil', 'POST', `/api/reports/${report.id}/sign`, { exceptions }))
      done(await district.call('office', 'POST', `/api/reports/${report.id}/accept`))
    }
    const edition = { roundCode: '2026', domainCodes: ['01'], note: '' }
    expect(done(await publish(district, edition))).toMatchObject({ entryCount: 4 })
    const { body } = await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries')
    expect(body.items.map(({ id }) => id)).toEqual(['01-civil-0001', '01-civil-0002', '01-east-0001', '01-east-0002'])
    const one = await district.call<PublicEntry>(null, 'GET', '/api/public/entries/01-east-0001')
    expect(one.body).toMatchObject({ content: '村级名单', organisation: { code: 'east' } })
    expect(JSON.stringify(body)).not.toContain('不公开的')
  })
})
