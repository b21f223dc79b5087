import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { AmendmentActs } from '@gongkai/server/catalogue/amendment/amendment-acts'
import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import { LawWaveEntity, LawWaveItemEntity } from '@gongkai/server/catalogue/law-wave/law-wave.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { publishedMany, replacedLaw } from '../../../factories/replaced-law'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'
import { waving } from '../../../support/waving'

const EACH = 130

describe.each(databases)('drafting a wave is broken off, or done by two, on $name', ({ url }) => {
  let district: District
  let address: string
  const office = () => waving(district, 'office')
  const tx = () => district.dataSource.manager
  beforeEach(async () => {
    address = await url()
    district = await openDistrict(address)
    await publishedMany(district, '01', ['east', 'west'], EACH)
  }, 60_000)
  afterEach(() => district.close())

  /** Each item once, each unit told once. */
  async function isWhole(wave: number): Promise<void> {
    expect(await office().read(wave)).toMatchObject({ state: 'drafted', counts: { draft: 2 * EACH, left: 0 } })
    const drafts = await tx().find(AmendmentEntity, { select: { publicNumber: true }, where: { lawWaveId: wave } })
    expect(new Set(drafts.map(({ publicNumber }) => publicNumber)).size).toBe(2 * EACH)
    expect(drafts).toHaveLength(2 * EACH)
    const titles = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(titles.filter((title) => title.includes('请确认'))).toHaveLength(1)
  }

  test('a process that dies in a portion leaves it whole to the next', async () => {
    const wave = done(await office().open(await replacedLaw(district))).id
    const acts = district.app.get(AmendmentActs)
    const record = acts.recordMany.bind(acts)
    let portions = 0
    acts.recordMany = async (...call) => {
      portions += 1
      // Everything of the third portion is written but what tells of it.
      if (portions === 3) throw new Error('died')
      return record(...call)
    }
    await expect(district.app.get(DraftWaves).run()).rejects.toThrow('died')
    expect(await tx().countBy(AmendmentEntity, { lawWaveId: wave })).toBe(100)
    expect(await tx().countBy(LawWaveItemEntity, { waveId: wave })).toBe(100)
    expect(await tx().findOneByOrFail(LawWaveEntity, { id: wave })).toMatchObject({ state: 'drafting', atDomain: '01' })
    expect(await office().read(wave)).toMatchObject({ state: 'drafting', counts: { draft: 100 } })
    await district.app.get(DraftWaves).run()
    await isWhole(wave)
  })

  test('two server processes draft each item once', async () => {
    const dataSource = address.startsWith('mysql')
      ? await createDataSource(address, entities, migrations).initialize()
      : district.dataSource
    const other = await createApp({ dataSource, clock: new NoonClock('2026-07-20') }, true)
    await other.init()
    try {
      const wave = done(await office().open(await replacedLaw(district))).id
      await Promise.all([district.app.get(DraftWaves).run(), other.get(DraftWaves).run()])
      await isWhole(wave)
    } finally {
      await other.close()
      if (dataSource !== district.dataSource) await dataSource.destroy()
    }
  })
})
