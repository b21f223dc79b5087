import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { publishedFirst } from '../factories/published'
import { copiedBy, openSecondRound } from '../factories/second-round'
import { stands, storedEdition } from '../factories/stored-editions'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('a catalogue in its second year, in the mini-program, on $name', ({ url }) => {
  let district: District
  let work: number
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    await openSecondRound(district)
    work = await copiedBy(district, 'east', '01')
    // as a table of another year names it
    const { manager } = district.dataSource
    const row = (await manager.findBy(EntryEntity, { assignmentId: work })).find(
      (one) => one.fields.level2 === '临时救助',
    )
    if (!row) throw new Error('nothing was copied')
    const fields = { ...row.fields, level2: '临时救助金' }
    await manager.update(EntryEntity, { id: row.id }, { publicNumber: null, fields })
    return district
  })

  test('a town answers which published item a row is, and gives the reason of a deletion', async () => {
    const town = await on.signedIn('east')
    await town.openPage(`/pages/fill/assignment/index?id=${work}`)
    await town.see('待确认是否现行事项')
    await town.tap(/救助 · 临时救助金/)
    await town.see('这是不是现行目录里的《救助 · 临时救助》（编号 01-east-0002）？')
    await town.tap('是，沿续这个事项')
    await town.see('沿续现行目录中的《救助 · 临时救助》（编号 01-east-0002），编号不变。')
    await town.openPage(`/pages/fill/assignment/index?id=${work}`)
    await town.tap('更多操作 救助 · 低保')
    await town.tap('删除')
    await town.tap('职权已调整，不再承担')
    await town.tap('确认删除')
    await town.see('原因：职权已调整，不再承担')
  })

  test('a resident reads that an item was kept; a number that was withdrawn leads on, from a poster’s code too', async () => {
    const [first, second] = await stands(district, '01')
    if (!first || !second) throw new Error('nothing was published')
    const heir = { ...first, id: '01-east-0003', level2: '低保金' }
    await storedEdition(district, {
      domainCode: '01',
      entries: [{ ...second, keptFrom: 1 }, heir],
      told: { [first.id]: { reason: '与其他事项合并', successor: heir.id } },
    })
    const phone = await on.phone()
    await phone.openPage(`/pages/public/entry/index?id=${second.id}`)
    await phone.see('沿用 2026年第1版，未更新')
    await phone.openPage(`/pages/public/entry/index?scene=${encodeURIComponent(`e:${first.id}`)}`)
    await phone.see('原因：与其他事项合并')
    await phone.tap('查看《救助 · 低保金》')
    await phone.see('编号 01-east-0003')
  })
})
