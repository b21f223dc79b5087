import type { PackGuidelineItem, RegionPack } from '@gongkai/shared/base/region/region-pack'
import { smallDistrict } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { keeper } from '../../../support/guiding'

const [model] = smallDistrict.guidelines['01'] ?? []
const row = (level2: string, levels: PackGuidelineItem['levels']) => ({ ...model, level2, levels }) as PackGuidelineItem
const pack: RegionPack = {
  ...smallDistrict,
  guidelines: {
    ...smallDistrict.guidelines,
    '01': [row('全区的', ['district']), row('两级的', ['district', 'town']), row('乡级的', ['town'])],
  },
}

describe.each(databases)('a unit is asked the rows of its own level, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  const names = async (account: string, levels: 'own' | 'all' = 'own') => {
    const rows = await of(account).rows(await of(account).idIn('01'), levels)
    return rows.map(({ fields, standing }) => `${fields.level2} ${standing}`)
  }
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack })
  })
  afterAll(() => district.close())

  test('a town those of 乡级, a lead those of 区级; the others are shown folded and not counted', async () => {
    expect(await names('east')).toEqual(['两级的 asked', '乡级的 asked'])
    expect(await names('east', 'all')).toEqual(['全区的 otherLevel', '两级的 asked', '乡级的 asked'])
    expect(await names('civil')).toEqual(['全区的 asked', '两级的 asked'])
    for (const account of ['east', 'civil'])
      expect((await of(account).list()).find(({ domain }) => domain.code === '01')?.coverage).toEqual({
        answered: 0,
        total: 2,
      })
  })

  test('a row of the other level is neither adopted nor declined, and says why', async () => {
    const id = await of('east').idIn('01')
    const [other, both] = await of('east').rows(id, 'all')
    const refused = await of('east').adopt(id, [other?.id ?? 0, both?.id ?? 0])
    expect([refused.status, placesOf(refused)]).toEqual([
      422,
      [`guideline.other-level at guidelineItemIds/${other?.id}`],
    ])
    expect(JSON.stringify(refused.body)).toContain('“全区的”不属于本级')
    expect((await of('east').read(id)).entries).toEqual([])
    const declined = await of('east').decline(id, { guidelineItemId: other?.id ?? 0, reason: '由区民政局办理' })
    expect(codesOf(declined)).toEqual(['guideline.other-level'])
  })

  test('handing in asks for nothing else', async () => {
    const id = await of('east').idIn('01')
    const rows = await of('east').rows(id)
    done(
      await of('east').adopt(
        id,
        rows.map((one) => one.id),
      ),
    )
    expect(done(await of('east').submit(id)).coverage).toEqual({ answered: 2, total: 2 })
    const card = (await of('east').list()).find((one) => one.id === id)
    expect(card?.coverage).toEqual({ answered: 2, total: 2 })
  })

  test('a village fills rows of 乡级 only', async () => {
    const id = await of('west').idIn('01')
    done(await of('west').delegate(id, 'west-01'))
    expect(await names('west-01')).toEqual(['两级的 asked', '乡级的 asked'])
  })

  test('the page of the 标准指引 shows a town what concerns it, the lead all', async () => {
    const read = async (account: string) =>
      (await keeper(district, account).read('01')).items.map(({ fields }) => fields.level2)
    expect(await read('civil')).toEqual(['全区的', '两级的', '乡级的'])
    expect(await read('office')).toEqual(['全区的', '两级的', '乡级的'])
    for (const account of ['east', 'east-01', 'west']) expect(await read(account)).toEqual(['两级的', '乡级的'])
    expect((await keeper(district, 'housing').open('01')).status).toBe(404)
  })
})
