import { loadPackGuidelines } from '@gongkai/server/app/regions/load-pack-guidelines'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { GuidelineVersionEntity } from '@gongkai/server/district/guideline/guideline-version.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import type { PackGuidelineItem, RegionPack } from '@gongkai/shared/base/region/region-pack'
import { smallDistrict } from '../../factories/small-district'
import { desk, done } from '../../support/acting'
import { databases } from '../../support/databases'
import { type District, openDistrict } from '../../support/district'
import { keeper, standingVersions } from '../../support/guiding'
import { copied, importer } from '../../support/importing'

const [model] = smallDistrict.guidelines['01'] ?? []
const row = (level2: string, content = '第一次'): PackGuidelineItem =>
  ({ ...model, level2, content }) as PackGuidelineItem
const packOf = (...rows: PackGuidelineItem[]): RegionPack => ({
  ...smallDistrict,
  guidelines: { ...smallDistrict.guidelines, '01': rows },
})
const FIRST = packOf(row('没动过的'), row('核对过的'), row('改过的'), row('撤下的'))
const SECOND = packOf(row('没动过的', '更正'), row('核对过的', '更正'), row('改过的', '更正'), row('新来的', '更正'))

describe.each(databases)('an update of the rows that come with the product, on $name', ({ url }) => {
  let district: District
  const civil = () => keeper(district, 'civil')
  const load = (pack: RegionPack) => district.dataSource.manager.transaction((tx) => loadPackGuidelines(tx, pack))
  const turn = () => district.app.get(Background).turn()
  const rows = async () =>
    (await civil().read('01')).items
      .filter(({ appliesTo }) => appliesTo === null)
      .map(({ fields, unchecked }) => `${fields.level2} ${fields.content}${unchecked ? ' 示例' : ''}`)
  beforeEach(async () => {
    district = await openDistrict(await url(), { pack: FIRST })
    await district.dataSource.query("UPDATE report SET state = 'accepted'")
  })
  afterEach(() => district.close())

  test('reaches what nobody edited or checked, as a version with its difference; never what somebody did', async () => {
    const { items } = await civil().read('01')
    done(await civil().check('01', { id: items[1]?.id ?? 0 }))
    const draft = done(await civil().edit('01', items[2]?.id ?? 0, { ...items[2]?.fields, content: '本区的' }))
    done(await civil().announce(draft.id))
    expect(await rows()).toEqual(['没动过的 第一次 示例', '核对过的 第一次', '改过的 本区的', '撤下的 第一次 示例'])
    await load(FIRST)
    await turn()
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack superseded', '2 hand inForce'])
    await load(SECOND)
    await turn()
    expect(await rows()).toEqual(['没动过的 更正 示例', '核对过的 第一次', '改过的 本区的', '新来的 更正 示例'])
    const guideline = await civil().read('01')
    expect(standingVersions(guideline)).toEqual(['1 pack superseded', '2 hand superseded', '3 pack inForce'])
    expect(guideline.versions[0]).toMatchObject({ origin: 'pack', counts: { new: 1, changed: 1, gone: 1 } })
    // the same rows again propose nothing, and neither do they once taken back
    await load(SECOND)
    done(await civil().takeBack(guideline.versions[0]?.id ?? 0))
    expect(await rows()).toEqual(['没动过的 第一次 示例', '核对过的 第一次', '改过的 本区的', '撤下的 第一次 示例'])
    await load(SECOND)
    await turn()
    expect(standingVersions(await civil().read('01'))).toEqual([
      '1 pack superseded',
      '2 hand inForce',
      '3 pack takenBack',
    ])
    const told = (await desk(district, 'civil').notices()).items.filter(({ kind }) => kind === 'guideline')
    expect(told.map(({ title }) => title)).toEqual(['“社会救助”标准指引有新版（第3版）'])
    expect((await desk(district, 'east').notices()).items.filter(({ text }) => text.includes('产品更新'))).toEqual([])
  })

  test('waits for the next phase where one runs; a row that is checked meanwhile is left alone', async () => {
    await district.dataSource.query("UPDATE report SET state = 'preparing'")
    await load(SECOND)
    await turn()
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce', '2 pack announced'])
    const { items } = await civil().read('01')
    done(await civil().check('01', { id: items[0]?.id ?? 0 }))
    await district.dataSource.query("UPDATE report SET state = 'accepted'")
    await turn()
    expect(await rows()).toEqual(['没动过的 第一次', '核对过的 更正 示例', '改过的 更正 示例', '新来的 更正 示例'])
  })

  test('a release that knew no versions: its rows are the product’s, but those that were imported or changed', async () => {
    const lead = importer(district, 'civil')
    const { id } = await lead.bring(
      'guideline',
      copied(['一级事项', '二级事项', '公开内容'], ['救助', '导入的', '名单']),
      {
        domain: '01',
      },
    )
    done(await lead.apply(id))
    const tx = district.dataSource.manager
    const [, , third, , imported] = await tx.find(GuidelineItemEntity, {
      order: { position: 'ASC' },
      where: { domainCode: '01' },
    })
    await tx.query('DELETE FROM guideline_change')
    await tx.delete(GuidelineVersionEntity, { domainCode: '01' })
    await tx.update(GuidelineItemEntity, { domainCode: '01' }, { shipped: null, checkedAt: null, checkedBy: '' })
    await tx.update(GuidelineItemEntity, { id: third?.id }, { changedAt: new Date('2026-07-01T04:00:00Z') })
    await tx.query('UPDATE import_effect SET target = ?', [String(imported?.id)])
    await load(FIRST)
    expect(await rows()).toEqual([
      '没动过的 第一次 示例',
      '核对过的 第一次 示例',
      '改过的 第一次',
      '撤下的 第一次 示例',
      '导入的 名单',
    ])
    await load(FIRST)
    await turn()
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce'])
  })
})
