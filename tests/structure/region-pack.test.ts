import { loadDemo } from '@gongkai/server/app/demo/load-demo'
import { entities, migrations } from '@gongkai/server/app/entities'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { fieldsFromModel } from '@gongkai/server/district/guideline/guideline-item.fields'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { databases } from '../support/databases'
import { NoonClock } from '../support/noon-clock'

test('泉港: the units and domains of the notice', () => {
  const count = (kind: string) => quangang.organisations.filter((organisation) => organisation.kind === kind).length
  expect({ office: count('office'), agency: count('agency'), town: count('town'), village: count('village') }).toEqual({
    office: 1,
    agency: 16,
    town: 8,
    village: 104,
  })
  expect(quangang.domains).toHaveLength(24)
  expect(quangang.domains.filter(({ leads }) => leads.length === 2).map(({ code }) => code)).toEqual(['04', '10', '21'])
  const codes = new Set(quangang.organisations.map(({ code }) => code))
  expect(codes.size).toBe(quangang.organisations.length)
  expect(quangang.domains.flatMap(({ leads }) => leads).filter((lead) => !codes.has(lead))).toEqual([])
  expect(new Set(quangang.domains.flatMap(({ leads }) => leads)).size).toBe(16)
})

test.each(quangang.domains)('$code $name has 6 to 12 model rows, each complete for the catalogue', ({ code }) => {
  const rows = quangang.guidelines[code] ?? []
  expect(rows.length).toBeGreaterThanOrEqual(6)
  expect(rows.length).toBeLessThanOrEqual(12)
  for (const fields of rows) expect(submitIssues(fieldsFromModel({ fields }, '某镇'), 'catalogue')).toEqual([])
})

describe.each(databases)('pack and demo on $name', ({ url }) => {
  test('load once, a second load overwrites no edit; the demo shows every state', async () => {
    const dataSource = createDataSource(await url(), entities, migrations)
    await dataSource.initialize()
    await dataSource.runMigrations()
    const load = () =>
      dataSource.manager.transaction(async (tx) => {
        await loadRegionPack(tx, quangang)
        await loadDemo(tx, quangang, new NoonClock('2026-11-22'))
      })
    await load()
    await dataSource.manager.update(OrganisationEntity, { code: 'health' }, { name: '区卫生健康局' })
    const before = await dataSource.manager.count(SubmissionEntity)
    await load()
    expect(await dataSource.manager.count(SubmissionEntity)).toBe(before)
    expect((await dataSource.manager.findOneByOrFail(OrganisationEntity, { code: 'health' })).name).toBe('区卫生健康局')
    const [edition] = await dataSource.manager.find(EditionEntity)
    expect(edition).toMatchObject({ year: 2020, number: 1 })
    const states = new Set((await dataSource.manager.find(SubmissionEntity)).map(({ state }) => state))
    expect([...states].sort()).toEqual(['approved', 'draft', 'returned', 'submitted'])
    await dataSource.destroy()
  })
})
