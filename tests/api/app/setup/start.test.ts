import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { loadPackOnce } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { RegionEntity } from '@gongkai/server/platform/region.entity'
import type { PublicRegion } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { OfficeDesk } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import type { DataSource } from 'typeorm'
import { smallDistrict } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, serveOn } from '../../../support/district'

const EMPTY = ['pilot_domain', 'guideline_item', 'round', 'assignment', 'report', 'notice', 'reminder', 'edition']

describe.each(databases)('an empty production start on $name', ({ url }) => {
  let dataSource: DataSource
  let district: District
  beforeAll(async () => {
    dataSource = createDataSource(await url(), entities, migrations)
    await prepareDatabase(dataSource, districtLoads)
    district = await serveOn(dataSource, { today: '2026-11-28' })
  })
  afterAll(() => district.close())

  test('holds the office and the law library, and nothing of any district', async () => {
    expect((await dataSource.manager.find(OrganisationEntity)).map(({ kind }) => kind)).toEqual(['office'])
    expect(await dataSource.manager.count('law')).toBeGreaterThan(100)
    for (const table of EMPTY)
      expect({ table, rows: await dataSource.manager.count(table) }).toEqual({ table, rows: 0 })
    expect(done(await district.call<PublicRegion>(null, 'GET', '/api/public/region'))).toMatchObject({
      code: '',
      name: '',
      edition: null,
      entryCount: 0,
    })
  })

  test('its first administrator has nothing that is late', async () => {
    await createAdmin(dataSource, 'boss', '林主任', 'correct horse battery')
    const desk = done(await district.call<OfficeDesk>('boss', 'GET', '/api/desk'))
    expect(desk).toMatchObject({ round: null, reports: { total: 0, waiting: [] } })
    expect(done(await district.call<{ items: unknown[] }>('boss', 'GET', '/api/notices')).items).toEqual([])
  })

  test('a second start changes nothing', async () => {
    await dataSource.manager.transaction(async (tx) => {
      for (const load of districtLoads) await load(tx)
    })
    expect(await dataSource.manager.count(OrganisationEntity)).toBe(1)
  })
})

describe.each(databases)('a pack on $name', ({ url }) => {
  let dataSource: DataSource
  beforeEach(async () => {
    dataSource = createDataSource(await url(), entities, migrations)
    await prepareDatabase(dataSource, districtLoads)
  })
  afterEach(() => dataSource.destroy())
  const load = (pack = smallDistrict) => dataSource.manager.transaction((tx) => loadPackOnce(tx, pack))
  const nameOf = async (code: string) => (await dataSource.manager.findOneBy(OrganisationEntity, { code }))?.name

  test('gives the office its name and the district its facts, once; edits and deletions stay', async () => {
    await load()
    expect(await nameOf('office')).toBe('区信息公开办')
    expect(await dataSource.manager.findOneBy(RegionEntity, { id: 1 })).toMatchObject({
      code: '990001',
      shortName: '青溪',
    })
    await dataSource.manager.update(OrganisationEntity, { code: 'civil' }, { name: '区民政和人社局' })
    await dataSource.manager.update(RegionEntity, { id: 1 }, { officialSite: 'https://www.qingxi.example' })
    await dataSource.manager.delete(OrganisationEntity, { code: 'west-01' })
    await load()
    expect(await nameOf('civil')).toBe('区民政和人社局')
    expect(await nameOf('west-01')).toBeUndefined()
    // a changed pack adds what is new and leaves what stands
    const hill = { code: 'hill', name: '山前镇人民政府', kind: 'town' as const }
    await load({ ...smallDistrict, organisations: [...smallDistrict.organisations, hill] })
    expect([await nameOf('hill'), await nameOf('civil')]).toEqual(['山前镇人民政府', '区民政和人社局'])
    expect(await dataSource.manager.findOneBy(RegionEntity, { id: 1 })).toMatchObject({
      officialSite: 'https://www.qingxi.example',
    })
  })

  test('of another district is refused, and nothing of it is stored', async () => {
    await load()
    const before = await dataSource.manager.count(OrganisationEntity)
    await expect(load(quangang)).rejects.toThrow('数据库是云山市青溪区（990001）的，地区数据是泉州市泉港区（350505）的')
    expect(await dataSource.manager.count(OrganisationEntity)).toBe(before)
  })

  test('units that an earlier release knew by other codes and names are not doubled', async () => {
    await dataSource.manager.insert(OrganisationEntity, [
      { code: '350505106', name: '涂岭镇人民政府', kind: 'town', parentCode: null, fills: true },
      { code: '350505106-01', name: '涂岭镇幸福社区', kind: 'village', parentCode: '350505106', fills: false },
      { code: '350505106-19', name: '涂岭镇土型村', kind: 'village', parentCode: '350505106', fills: false },
    ])
    await load({ ...quangang, rounds: [] })
    const units = await dataSource.manager.findBy(OrganisationEntity, { parentCode: '350505106' })
    expect(units).toHaveLength(22)
    expect(units.map(({ code }) => code).filter((code) => code.includes('-'))).toEqual(['350505106-01', '350505106-19'])
    expect(await nameOf('350505106001')).toBeUndefined()
    expect(await nameOf('350505106201')).toBe('涂岭镇涂岭村')
  })
})
