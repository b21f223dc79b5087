import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import type { PublicRegion } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publishedFirst } from '../../../factories/published'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { NoonClock } from '../../../support/noon-clock'

describe.each(databases)('an edition published by another server process, on $name', ({ url }) => {
  let district: District
  let address: string
  beforeAll(async () => {
    address = await url()
    district = await openDistrict(address)
  })
  afterAll(() => district.close())

  test('is served by this one within two seconds, without a restart, and its withdrawal too', async () => {
    const dataSource = address.startsWith('mysql')
      ? await createDataSource(address, entities, migrations).initialize()
      : district.dataSource
    const other = await createApp({ dataSource, clock: new NoonClock('2026-07-20') }, true)
    await other.init()
    try {
      const edition = async () => {
        const reply = await other.inject({ method: 'GET', url: '/api/public/region' })
        return (reply.json() as PublicRegion).edition
      }
      expect(await edition()).toBeNull()
      const { id } = await publishedFirst(district)
      await expectSoon(edition, '2026年第1版')
      const withdrawn = await district.call('office', 'POST', `/api/editions/${id}/withdrawal`, {
        explanation: '误发',
        conceal: false,
      })
      expect(withdrawn.status).toBe(200)
      await expectSoon(edition, null)
    } finally {
      await other.close()
      if (dataSource !== district.dataSource) await dataSource.destroy()
    }
  })
})
