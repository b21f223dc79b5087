import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import { acceptedOf, publishedNow } from '../factories/published'
import { citeIn, NEW, OLD, replacedLaw } from '../factories/replaced-law'
import { done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { waving } from '../support/waving'
import { onPhones } from './harness/on-phones'

const BANNER = new RegExp(`《${OLD.title}》已由《${NEW.title}》取代`)

describe.each(screenDatabases)('a law is replaced, in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    await citeIn(district, { 低保: [{ ...OLD, article: '第九条' }], 临时救助: [{ ...OLD, article: '第四十七条' }] })
    await publishedNow(district, '01')
    done(await waving(district, 'office').open(await replacedLaw(district)))
    await district.app.get(DraftWaves).run()
    return district
  })

  test('a town names the article that nobody knows and hands all in by one act', async () => {
    const town = await on.signedIn('east')
    await town.openPage('/pages/todo/index')
    await town.tap(BANNER)
    await town.tap(/^逐项核对并办理/)
    await town.fill('原第四十七条，新法的条款', '第五十条')
    await town.tap('全部填“第五十条”')
    await town.see('2 件可以提出，已选 2 件')
    await town.tap('提出（2）')
    await town.tap('提出')
    await town.see('已提出 2 件')
  })

  test('the office adds one of the 26 domains that is missing, a lead checks a model row that came with the product', async () => {
    const office = await on.signedIn('office')
    await office.openPage('/pages/manage/pilot-domains/index')
    await office.tap('新增户籍管理')
    await office.tap('牵头单位：请选择')
    await office.tap('区民政局')
    await office.tap('新增')
    await office.see('已新增')
    await office.see('户籍管理')
    const lead = await on.signedIn('civil')
    await lead.openPage('/pages/guideline/domain/index?id=01')
    await lead.see(/示例 · 已核对 0\/\d/)
    await lead.tap(/^全选待核对的/)
    await lead.tap(/^标为已核对|^已核对/)
    await lead.see(/已核对/)
  })
})
