import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { LawEntity } from '@gongkai/server/district/law/law.entity'
import { confirmAll, lineOf, openRenewal, publishedAll } from '../../../factories/renewal'
import { type Desk, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { copied, importer } from '../../../support/importing'

describe.each(databases)('what concerns a row of a renewal on $name', ({ url }) => {
  let district: District
  let east: Desk
  const concerns = async () => {
    const { renewal } = await east.read(await east.idIn('01'))
    return renewal?.rows.map((row) => row.concerns.map(({ kind, text }) => `${kind}: ${text}`))
  }
  beforeEach(async () => {
    district = await openDistrict(await url())
    east = desk(district, 'east')
    await publishedAll(district)
  })
  afterEach(() => district.close())

  test('nothing, where nothing changed', async () => {
    await openRenewal(district)
    expect(await concerns()).toEqual([[], []])
    expect(await lineOf(district, 'east', '01')).toMatchObject({ concerned: 0 })
  })

  test('a model row that was changed since, until that is undone', async () => {
    await district.dataSource.query("UPDATE edition SET published_at = '2026-07-19 04:00:00.000'")
    const lead = importer(district, 'civil')
    const table = copied(['一级事项', '二级事项', '公开时限'], ['救助', '低保', '信息形成之日起7个工作日内'])
    const { id } = await lead.bring('guideline', table, { domain: '01' })
    done(await lead.apply(id))
    await openRenewal(district)
    expect(await concerns()).toEqual([['model: 标准指引的这一项在 2026-07-20 有修改，请对照'], []])
    expect(await lineOf(district, 'east', '01')).toMatchObject({ concerned: 1 })
    done(await lead.undo(id))
    expect(await concerns()).toEqual([[], []])
  })

  test('a change before the item was said last is none; one that an edition only kept is asked again', async () => {
    const tx = district.dataSource.manager
    await tx.update(
      GuidelineItemEntity,
      { domainCode: '01', position: 1 },
      { changedAt: new Date('2026-07-10T04:00:00Z') },
    )
    await openRenewal(district)
    expect(await concerns()).toEqual([[], []])
    const [edition] = await tx.query('SELECT id FROM edition')
    await tx.query(
      'INSERT INTO edition (year, number, round_code, published_at, note, entry_count, content_hash, effective_on, explanation, domains, withdrawn_at) ' +
        "SELECT year, 9, round_code, '2026-01-05 04:00:00.000', note, entry_count, content_hash, effective_on, explanation, domains, '2026-01-06 04:00:00.000' FROM edition",
    )
    const [older] = await tx.query('SELECT id FROM edition WHERE number = 9')
    await tx.update(EditionEntryEntity, { editionId: edition.id, publicNumber: '01-east-0001' }, { keptFrom: older.id })
    expect((await concerns())?.[0]).toEqual(['model: 标准指引的这一项在 2026-07-10 有修改，请对照'])
  })

  test('a basis that is no longer in force', async () => {
    await district.dataSource.manager.update(LawEntity, { title: '社会救助暂行办法' }, { status: 'repealed' })
    await openRenewal(district)
    expect(await concerns()).toEqual([
      ['law: 依据《社会救助暂行办法》已经废止'],
      ['law: 依据《社会救助暂行办法》已经废止'],
    ])
  })

  test('feedback that nobody has answered, at its own row', async () => {
    await openRenewal(district)
    for (const kind of ['missing', 'wrong'])
      done(
        await district.call(null, 'POST', '/api/public/feedback', {
          kind,
          text: '村里没有贴出来',
          entryId: '01-east-0002',
        }),
      )
    expect(await concerns()).toEqual([[], ['feedback: 有 2 条群众反馈（没看到公开、内容有错）还没有答复']])
    await district.dataSource.query("UPDATE feedback SET answered_at = '2026-07-20 04:00:00.000'")
    expect(await concerns()).toEqual([[], []])
  })

  test('不予公开 that is to be looked at again stands beside the rows, and is not in the way', async () => {
    const tx = district.dataSource.manager
    const [model] = await tx.findBy(EntryEntity, { publicNumber: '01-east-0001' })
    const withheld = (level2: string, reassessOn: string) => ({
      ...model,
      id: undefined,
      publicNumber: null,
      guidelineItemId: null,
      fields: { ...model?.fields, level2, attribute: 'withheld', withholdGround: 'article16', reassessOn },
    })
    for (const row of [
      withheld('核查线索', '2026-08-19'),
      withheld('举报人', '2026-08-20'),
      withheld('旧案', '2026-07-01'),
    ])
      await tx.insert(EntryEntity, row as never)
    await openRenewal(district)
    const { renewal, entries } = await east.read(await east.idIn('01'))
    expect(entries).toHaveLength(2)
    expect(renewal?.withheld.map((row) => [row.name, row.concerns.map(({ text }) => text)])).toEqual([
      ['核查线索', ['不予公开，应在 2026-08-19 前重新评估']],
      ['举报人', []],
      ['旧案', ['不予公开，应在 2026-07-01 前重新评估，已经过期']],
    ])
    expect(await lineOf(district, 'east', '01')).toMatchObject({ rows: 2, concerned: 2 })
    done(await confirmAll(district, 'east', ['01']))
  })
})
