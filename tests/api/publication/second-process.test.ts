import { createApp } from '@gongkai/server/create-app'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { entities, migrations } from '@gongkai/server/platform/database/entities'
import { Region } from '@gongkai/server/regions/region'
import type { PublicRegion } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { handedInBy } from '../../factories/handed-in'
import { smallDistrict } from '../../factories/small-district'
import { desk, done } from '../../support/acting'
import { expectSoon } from '../../support/browser'
import { databases } from '../../support/databases'
import { type District, openDistrict } from '../../support/district'

describe.each(databases)('an edition published by another server process, on $name', ({ url }) => {
  let district: District
  let address: string
  beforeAll(async () => {
    address = await url()
    district = await openDistrict(address)
  })
  afterAll(() => district.close())

  /** From nothing to accepted in both phases. */
  async function accepted(): Promise<void> {
    for (const phase of ['inventory', 'catalogue']) {
      const east =
        phase === 'inventory' ? (await handedInBy(district, 'east', '01')).id : await desk(district, 'east').idIn('01')
      if (phase === 'catalogue') done(await desk(district, 'east').submit(east))
      done(await desk(district, 'civil').approve(east))
      const { id, situation } = await desk(district, 'civil').reportOf('01', phase)
      const exceptions = situation
        .filter(({ state }) => state !== 'approved')
        .map(({ assignmentId }) => ({ assignmentId, reason: '逾期未报' }))
      done(await desk(district, 'civil').onReport(id, 'sign', { exceptions }))
      done(await desk(district, 'office').onReport(id, 'accept'))
    }
  }

  test('is served by this one within two seconds, without a restart', async () => {
    const dataSource = address.startsWith('mysql')
      ? await createDataSource(address, entities, migrations).initialize()
      : district.dataSource
    const other = await createApp(
      { dataSource, clock: new Clock('2026-07-20'), region: new Region(smallDistrict) },
      true,
    )
    await other.init()
    try {
      const edition = async () => {
        const reply = await other.inject({ method: 'GET', url: '/api/public/region' })
        return (reply.json() as PublicRegion).edition
      }
      expect(await edition()).toBeNull()
      await accepted()
      const published = await district.call('office', 'POST', '/api/editions', {
        roundCode: '2026',
        domainCodes: ['01'],
        note: '首次发布',
      })
      expect(published.status).toBe(201)
      await expectSoon(edition, '2026年第1版')
    } finally {
      await other.close()
      if (dataSource !== district.dataSource) await dataSource.destroy()
    }
  })
})
