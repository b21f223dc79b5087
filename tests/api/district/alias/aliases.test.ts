import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { LearntAlias } from '@gongkai/shared/district/alias/alias.contract'
import { learnable } from '@gongkai/shared/exchange/import/learnable'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { copied, importer } from '../../../support/importing'

const TABLE = copied(
  [
    '试点领域',
    '一级事项',
    '二级事项',
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '主动',
    '乡级',
  ],
  ['兜底保障', '救助', '高龄补贴', '名单', '《社会救助暂行办法》', '20个工作日内', '老龄工作专班', '村村响', '√', '√'],
)

describe.each(databases)('words that are learnt, on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  const learn = (account: string, kind: string, alias: string, means: string) =>
    district.send<LearntAlias>(account, 'POST', '/api/aliases', { kind, alias, means })
  const list = async (account: string) => done(await district.send<LearntAlias[]>(account, 'GET', '/api/aliases'))
  const read = async (account: string) => {
    const imports = importer(district, account)
    const { id } = await imports.bring('entries', TABLE)
    const [row] = await imports.rows(id)
    if (!row) throw new Error('no row was read')
    return { imports, id, row }
  }

  test('a correction of what was not understood is offered, and the next table is read with it', async () => {
    const { imports, id, row } = await read('east')
    expect(row.doubts.map(({ code }) => code)).toEqual(expect.arrayContaining(['read.domain', 'read.channel']))
    expect(row.domain).toBeNull()
    const fields = { ...row.fields, subjects: ['东镇人民政府'], channels: ['broadcast'], channelOther: '' }
    const corrected = done(await imports.edit(id, row, { domain: '01', fields }))
    const offered = learnable(row, corrected)
    expect(offered).toEqual([
      { kind: 'domain', alias: '兜底保障', means: '01', name: '社会救助' },
      { kind: 'unit', alias: '老龄工作专班', means: '东镇人民政府', name: '东镇人民政府' },
      { kind: 'channel', alias: '村村响', means: 'broadcast', name: '广播电视' },
    ])
    for (const { kind, alias, means } of offered) done(await learn('east', kind, alias, means))

    const again = (await read('east')).row
    expect(again).toMatchObject({
      domain: { code: '01' },
      fields: { subjects: ['东镇人民政府'], channels: ['broadcast'], channelOther: '' },
    })
    expect(again.doubts.filter(({ code }) => /^read\.(?:domain|channel|subject)/.test(code))).toEqual([])
    // Words that one unit has taught are its own.
    expect((await read('west')).row.domain).toBeNull()
    expect(await list('west')).toEqual([])
    expect((await list('east')).map(({ alias, means, scope }) => `${alias} ${means.name} ${scope}`)).toEqual([
      '村村响 广播电视 unit',
      '老龄工作专班 东镇人民政府 unit',
      '兜底保障 社会救助 unit',
    ])
  })

  test('the office teaches everybody; forgotten, a word is doubted again', async () => {
    const learnt = done(await learn('office', 'domain', ' 兜底保障 ', '社会救助'))
    expect(learnt).toMatchObject({ alias: '兜底保障', means: { code: '01', name: '社会救助' }, scope: 'district' })
    expect((await read('west')).row.domain?.code).toBe('01')
    expect((await list('west'))[0]?.can.forget.map(({ code }) => code)).toEqual(['alias.not-yours'])
    const forget = (account: string, id = learnt.id) => district.send(account, 'DELETE', `/api/aliases/${id}`)
    expect((await forget('west')).status).toBe(422)
    expect((await forget('office')).status).toBe(204)
    expect((await forget('office')).status).toBe(404)
    expect((await read('west')).row.domain).toBeNull()
  })

  test('a word that names something already is refused with words, all faults at once, and nothing is stored', async () => {
    expect(codesOf(await learn('east', 'domain', '危房改造', '01'))).toEqual(['alias.taken'])
    expect(codesOf(await learn('east', 'domain', '困难群众救助', '02'))).toEqual(['alias.taken'])
    expect(codesOf(await learn('east', 'unit', '西镇人民政府', 'east'))).toEqual(['alias.taken'])
    expect(codesOf(await learn('east', 'channel', '政府网站', 'gazette'))).toEqual(['alias.taken'])
    expect(codesOf(await learn('east', 'domain', '社会救助', '01'))).toEqual(['alias.same'])
    expect(codesOf(await learn('east', 'domain', '救', '99'))).toEqual(['alias.short', 'alias.means'])
    expect(codesOf(await learn('office-editor', 'domain', '兜底', '01'))).toEqual(['account.role'])
    expect((await learn('east', 'colour', '红', '01')).status).toBe(400)
    expect(await list('east')).toEqual([])
    const first = done(await learn('east', 'domain', '兜底', '01'))
    expect(done(await learn('east', 'domain', '兜 底', '01')).id).toBe(first.id)
    expect(codesOf(await learn('east', 'domain', '兜底', '02'))).toEqual(['alias.learnt'])
    // Another unit may write so of something else.
    done(await learn('west', 'domain', '兜底', '02'))
  })

  test('residents find by the words that the office has taught', async () => {
    await publishedFirst(district)
    const found = async (q: string) =>
      done(await district.send<PublicEntryPage>('office', 'GET', `/api/public/entries?q=${encodeURIComponent(q)}`))
        .total
    expect(await found('兜底保障')).toBe(0)
    done(await learn('east', 'domain', '兜底保障', '01'))
    const learnt = done(await learn('office', 'domain', '兜底保障', '01'))
    done(await learn('office', 'unit', '东边镇里', 'east'))
    await expectSoon(() => found('兜底保障'), 2)
    await expectSoon(() => found('东边镇里'), 2)
    await district.send('office', 'DELETE', `/api/aliases/${learnt.id}`)
    await expectSoon(() => found('兜底保障'), 0)
  })
})
