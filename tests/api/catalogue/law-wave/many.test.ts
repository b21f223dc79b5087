import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import { Background } from '@gongkai/server/oversight/notification/background'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { publishedNow } from '../../../factories/published'
import { publishedMany, replacedLaw } from '../../../factories/replaced-law'
import { districtWithTowns } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { statements } from '../../../support/statements'
import { waving } from '../../../support/waving'

const TOWNS = 10
const EACH = 100
const units = Array.from({ length: TOWNS }, (_, index) => (index < 2 ? ['east', 'west'][index] : `town-${index + 1}`))

describe.each(databases)('a thousand items cite a law that is replaced, on $name', ({ url }) => {
  let district: District
  let wave: number
  const of = (account: string) => waving(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack: districtWithTowns(TOWNS) })
    await publishedMany(district, '01', units as string[], EACH)
  }, 120_000)
  afterAll(() => district.close())

  test('they are listed and drafted with few statements', async () => {
    const law = await replacedLaw(district)
    const listed = await statements(district, async () => {
      const { total, items } = await of('office').citations(law.id)
      expect([total, items.length]).toEqual([TOWNS * EACH + 3, 50])
    })
    expect(listed).toBeLessThan(40)
    wave = done(await of('office').open(law)).id
    // Twenty portions, each of the same few.
    expect(await statements(district, () => district.app.get(DraftWaves).run())).toBeLessThan(800)
    expect(await of('office').read(wave)).toMatchObject({ state: 'drafted', counts: { draft: TOWNS * EACH, left: 0 } })
  }, 60_000)

  test('they are handed in, approved and finalised by one act each, and one edition carries them', async () => {
    const manager = district.dataSource.manager
    let proposed = 0
    for (const unit of units as string[]) {
      const { next } = await of(unit).amendments(wave)
      expect(next?.items).toHaveLength(EACH)
      proposed = await statements(district, async () => {
        done(await of(unit).many('proposals', next?.items ?? []))
      })
    }
    expect(proposed).toBeLessThan(80)
    const lead = (await of('civil').amendments(wave)).next?.items ?? []
    expect(lead).toHaveLength(TOWNS * EACH)
    const events = await manager.count(EventEntity)
    expect(
      await statements(district, async () => {
        done(await of('civil').many('approvals', lead))
      }),
    ).toBeLessThan(400)
    // A record for each unit's work and one of the whole.
    expect(await manager.count(EventEntity)).toBe(events + TOWNS + 1)
    const office = (await of('office').amendments(wave)).next?.items ?? []
    expect(
      await statements(district, async () => {
        done(await of('office').many('finalisations', office))
      }),
    ).toBeLessThan(500)
    expect((await publishedNow(district, '01')).entryCount).toBe(TOWNS * EACH)
    expect(await of('office').read(wave)).toMatchObject({ counts: { published: TOWNS * EACH, draft: 0 } })
    expect(await manager.countBy(AmendmentEntity, { lawWaveId: wave, state: 'published' })).toBe(TOWNS * EACH)
    await district.app.get(Background).turn()
    // The wave itself, approved and finalised: three to each town, and none for a single item.
    expect(await manager.countBy(NoticeEntity, { organisationCode: 'town-5', kind: 'amendment' })).toBe(3)
    // One as a lead, and one from each town that handed in.
    expect(await manager.countBy(NoticeEntity, { organisationCode: 'civil', kind: 'amendment' })).toBe(1 + TOWNS)
  }, 120_000)
})
