import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { lineOf, openRenewal, publishedAll, renewalsOf } from '../factories/renewal'
import { desk, done } from '../support/acting'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { onPhones } from './harness/on-phones'

describe.each(databases)('a yearly renewal in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await publishedAll(district)
    const tx = district.dataSource.manager
    await tx.update(EntryEntity, { publicNumber: '01-east-0002' }, { originCode: 'east-01' })
    await openRenewal(district)
    const town = desk(district, 'east')
    done(await town.delegate(await town.idIn('01'), 'east-01'))
    return district
  })

  test('a village hands in what stands of it by three taps', async () => {
    const village = await on.signedIn('east-01')
    await village.tap('年度更新')
    await village.see('1 项待确认')
    await village.tap('确认与去年相同并报送（1 个领域）')
    await village.see('共 1 个公开事项，其中 1 个在此确认与去年相同：')
    await village.tap('确认报送')
    await village.see('全部领域已经报送。')
    await expectSoon(async () => (await lineOf(district, 'east-01', '01')).state, 'submitted')
  })

  test('a town answers a row of its own, and leaves a domain out', async () => {
    const town = await on.signedIn('west')
    await town.tap('年度更新')
    await town.see('确认与去年相同并报送（2 个领域）')
    await town.tap('打开 危房改造')
    await town.see('1 项待确认')
    await town.tap('全部与去年相同')
    await expectSoon(async () => (await lineOf(district, 'west', '02')).confirmed, 1)
    await town.openPage('/pages/fill/renewal/index')
    await town.tap('危房改造')
    await town.tap('确认与去年相同并报送（1 个领域）')
    await town.tap('确认报送')
    await expectSoon(
      async () => (await renewalsOf(district, 'west')).items.map(({ state }) => state).join(),
      'submitted,draft',
    )
  })
})
