import { EnterDueVersions } from '@gongkai/server/compiling/guideline/enter-due-versions'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { GuidelineVersionEntity } from '@gongkai/server/district/guideline/guideline-version.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { openSecondRound } from '../../../factories/second-round'
import { districtWithTowns } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { keeper, standingVersions } from '../../../support/guiding'
import { copied, importer } from '../../../support/importing'

/** A table of the ministry's: one row more, one changed; like all of them it has no column for 五公开. */
const TABLE = copied(
  ['一级事项', '二级事项', '公开内容', '公开依据', '公开时限', '公开渠道和载体', '全社会', '主动', '县级', '乡级'],
  ['救助', '低保', '更全的内容', '《社会救助暂行办法》', '10个工作日内', '■政府网站', '√', '√', '√', '√'],
  ['救助', '办事指南', '申请条件、材料', '《社会救助暂行办法》', '10个工作日内', '■政府网站', '√', '√', '√', '√'],
)
const PACK: RegionPack = districtWithTowns(4)
const TOWNS = ['east', 'west', 'town-3', 'town-4']

describe.each(databases)('a version of a 标准指引 in the middle of a phase, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  const civil = () => keeper(district, 'civil')
  const table = () => importer(district, 'civil')
  const turn = () => district.app.get(Background).turn()
  const work = async (account: string) => of(account).read(await of(account).idIn('01'))
  const standing = async () => Promise.all([...TOWNS, 'civil'].map(async (account) => whatIs(await work(account))))
  const guidelineNotices = async (account: string) =>
    (await of(account).notices()).items.filter(({ kind }) => kind === 'guideline').map(({ title }) => title)
  const imported = async () => {
    const { id } = await table().bring('guideline', TABLE, { domain: '01' })
    return done(await table().apply(id))
  }
  const confirmStage = async () => {
    const { items } = await civil().read('01')
    const open = items.filter(({ fields }) => fields.stages.length === 0)
    done(await civil().check('01', ...open.map(({ id, proposedStages: stages }) => ({ id, stages }))))
  }
  /** A day has come, as the background sees it. */
  const reach = async (id: number) => {
    await district.dataSource.manager.update(GuidelineVersionEntity, { id }, { comesOn: '2026-07-20' })
    await turn()
  }
  beforeEach(async () => {
    district = await openDistrict(await url(), { pack: PACK })
    // a draft, one returned, one that waits for its verdict, one approved
    const [first] = await of('east').rows(await of('east').idIn('01'))
    done(await of('east').adopt(await of('east').idIn('01'), [first?.id ?? 0]))
    const { id: returned } = await handedInBy(district, 'west', '01')
    done(await of('civil').return(returned, '请补充依据'))
    await handedInBy(district, 'town-3', '01')
    const { id: approved } = await handedInBy(district, 'town-4', '01')
    done(await of('civil').approve(approved))
    await adoptedBy(district, 'civil', '01')
  })
  afterEach(() => district.close())

  test('an import changes nothing for anybody until the next phase, and everybody whom it concerns is told', async () => {
    const before = await standing()
    expect(before.map(({ state, coverage }) => `${state} ${coverage.answered}/${coverage.total}`)).toEqual([
      'draft 1/2',
      'returned 2/2',
      'submitted 2/2',
      'approved 2/2',
      'draft 2/2',
    ])
    expect((await imported()).outcome).toEqual({ added: 1, updated: 1 })
    expect(await standing()).toEqual(before)
    expect((await of('east').rows(await of('east').idIn('01'))).map(({ fields }) => fields.content)).toEqual(
      Array(2).fill('对象名单、标准、发放情况'),
    )
    for (const town of TOWNS) expect(await guidelineNotices(town)).toEqual(['“社会救助”标准指引有新版（第2版）'])
    expect(await guidelineNotices('housing')).toEqual([])
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce', '2 import announced'])
    await turn()
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce', '2 import announced'])
    done(await of('west').submit((await work('west')).id))
  })

  test('undoing the import takes the version back, and all are told; the table can be brought again', async () => {
    const { id } = await imported()
    const before = await standing()
    done(await table().undo(id))
    expect(await standing()).toEqual(before)
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce', '2 import takenBack'])
    expect((await guidelineNotices('town-4'))[0]).toBe('“社会救助”标准指引第2版已收回')
    await imported()
    expect(standingVersions(await civil().read('01')).at(-1)).toBe('3 import announced')
  })

  test('a date in the middle of a phase: its rows are offered, and obligatory with the next phase', async () => {
    await imported()
    const [version] = (await civil().read('01')).versions
    expect(done(await civil().announce(version?.id ?? 0, '2026-08-01')).comesOn).toBe('2026-08-01')
    await reach(version?.id ?? 0)
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack superseded', '2 import inForce'])
    const east = await work('east')
    expect(
      (await of('east').rows(east.id)).map(({ fields, standing, adopted }) => [fields.level2, standing, adopted]),
    ).toEqual([
      ['低保', 'asked', true],
      ['临时救助', 'asked', false],
      ['办事指南', 'optional', false],
    ])
    expect(east.coverage).toEqual({ answered: 1, total: 2 })
    expect(placesOf(await of('east').submit(east.id)).filter((place) => place.startsWith('guideline'))).toHaveLength(1)
    const rows = await of('east').rows(east.id)
    done(await of('east').adopt(east.id, [rows[1]?.id ?? 0]))
    done(await of('east').submit(east.id))
    // the table has no column for 五公开: the lead confirms what the words propose, once for all towns
    const fresh = (await civil().read('01')).items[2]
    expect([fresh?.fields.stages, fresh?.proposedStages]).toEqual([[], ['service']])
    await confirmStage()
    const west = await work('west')
    done(await of('west').adopt(west.id, [rows[2]?.id ?? 0]))
    done(await of('west').submit(west.id))
    expect((await standing()).map(({ coverage }) => `${coverage.answered}/${coverage.total}`)).toEqual(
      Array(5).fill('2/2'),
    )
    await acceptInventory(district)
    for (const [town, answered] of [
      ['east', 2],
      ['west', 3],
      ['town-3', 2],
      ['town-4', 2],
    ] as const)
      expect((await work(town)).coverage).toEqual({ answered, total: 3 })
    const refused = await of('east').submit((await work('east')).id)
    expect(placesOf(refused)).toContain(`guideline.unanswered at guideline/${rows[2]?.id}`)
  })

  test('with the next phase it comes into force by itself, once, also with two processes', async () => {
    await imported()
    await readyForReport(district)
    await acceptInventory(district)
    const both = [district.app.get(EnterDueVersions), district.app.get(EnterDueVersions)]
    await Promise.all(both.map((one) => one.run()))
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack superseded', '2 import inForce'])
    const items = await district.dataSource.manager.findBy(GuidelineItemEntity, { domainCode: '01' })
    expect(items.map(({ fields }) => fields.level2)).toEqual(['低保', '临时救助', '办事指南'])
    expect((await work('east')).coverage).toEqual({ answered: 2, total: 3 })
    const ledger = await of('office').ledger('?kind=guideline.in-force')
    expect(done(ledger).items).toHaveLength(1)
  })

  test('a row keeps its id and its answers through a change, and leaves without taking them along', async () => {
    const [low, temporary] = (await civil().read('01')).items
    const { id } = done(
      await civil().edit('01', low?.id ?? 0, { ...low?.fields, level2: '最低生活保障', content: '标准和名单' }),
    )
    done(await civil().retire('01', temporary?.id ?? 0))
    expect(done(await civil().version(id))).toMatchObject({
      number: 0,
      state: 'draft',
      counts: { new: 0, changed: 1, gone: 1, same: 0 },
      changes: [{ kind: 'changed', fields: ['level2', 'content'] }, { kind: 'gone' }],
    })
    // a draft is its keepers'
    expect((await keeper(district, 'east').version(id)).status).toBe(404)
    done(await civil().announce(id, '2026-07-21'))
    await reach(id)
    const rows = await of('town-4').rows((await work('town-4')).id)
    expect(rows.map(({ id: row, fields, standing, adopted }) => [row, fields.level2, standing, adopted])).toEqual([
      [low?.id, '最低生活保障', 'asked', true],
      [temporary?.id, '临时救助', 'retired', true],
    ])
    expect((await work('town-4')).entries.map(({ guidelineItemId }) => guidelineItemId)).toEqual([
      low?.id,
      temporary?.id,
    ])
    // who had not answered the retired row is not asked any more
    expect((await of('east').rows((await work('east')).id)).map(({ id: row }) => row)).toEqual([low?.id])
    done(await of('east').submit((await work('east')).id))
    expect(
      codesOf(
        await of('west').decline((await work('west')).id, { guidelineItemId: temporary?.id ?? 0, reason: '不办理' }),
      ),
    ).toContain('guideline.retired')
    expect((await civil().read('01')).items.map(({ appliesTo }) => appliesTo !== null)).toEqual([false, true])
    // added again under its names it is the same row
    const again = done(await civil().add('01', { ...temporary?.fields }))
    done(await civil().announce(again.id, '2026-07-21'))
    await reach(again.id)
    expect((await civil().read('01')).items.map(({ id: row, appliesTo }) => [row, appliesTo])).toEqual([
      [low?.id, null],
      [temporary?.id, null],
    ])
  })

  test('taken back while no phase was handed in upon it: what units adopted stays theirs', async () => {
    const { id } = await imported()
    const [version] = (await civil().read('01')).versions
    await reach(version?.id ?? 0)
    await confirmStage()
    const west = await work('west')
    const added = (await of('west').rows(west.id)).find(({ fields }) => fields.level2 === '办事指南')
    done(await of('west').adopt(west.id, [added?.id ?? 0]))
    // a hand-in of the phase that did not ask for it is none upon it
    done(await of('west').submit(west.id))
    done(await civil().takeBack(version?.id ?? 0, '上级通知有误'))
    expect(standingVersions(await civil().read('01'))).toEqual(['1 pack inForce', '2 import takenBack'])
    expect((await work('west')).entries.map(({ fields }) => fields.level2)).toContain('办事指南')
    expect((await of('east').rows((await work('east')).id)).map(({ fields }) => fields.content)).toEqual(
      Array(2).fill('对象名单、标准、发放情况'),
    )
    const items = await district.dataSource.manager.findBy(GuidelineItemEntity, { domainCode: '01' })
    expect(items.map(({ appliesTo }) => appliesTo !== null)).toEqual([false, false, true])
    // the import is undone by it already
    expect(done(await table().undo(id)).state).toBe('undone')
  })

  test('not taken back once a unit handed in the phase that asked for it', async () => {
    const { id } = await imported()
    await readyForReport(district)
    await acceptInventory(district)
    await turn()
    const [version] = (await civil().read('01')).versions
    expect(version?.can.takeBack).toEqual([])
    await confirmStage()
    const east = await work('east')
    const rows = await of('east').rows(east.id)
    done(await of('east').adopt(east.id, [rows[2]?.id ?? 0]))
    done(await of('east').submit(east.id))
    expect(codesOf(await civil().takeBack(version?.id ?? 0))).toEqual(['guideline.handed-in'])
    const refused = await table().undo(id)
    expect([refused.status, codesOf(refused)]).toEqual([422, ['guideline.handed-in']])
    expect(standingVersions(await civil().read('01')).at(-1)).toBe('2 import inForce')
  })

  test('where no phase runs it comes into force at once, and the next round asks for it', async () => {
    await imported()
    const [version] = (await civil().read('01')).versions
    done(await civil().takeBack(version?.id ?? 0))
    await readyForReport(district)
    await acceptInventory(district)
    await district.dataSource.query("UPDATE report SET state = 'accepted'")
    const before = await standing()
    await imported()
    expect(standingVersions(await civil().read('01')).at(-1)).toBe('3 import inForce')
    expect((await standing()).map(({ coverage }) => coverage)).toEqual(before.map(({ coverage }) => coverage))
    await openSecondRound(district)
    expect((await work('east')).coverage).toEqual({ answered: 0, total: 3 })
  })
})

const whatIs = ({ state, coverage, can, entries }: Awaited<ReturnType<ReturnType<typeof desk>['read']>>) => ({
  state,
  coverage,
  hindrances: can.submit.map(({ code, at }) => `${code} at ${at}`),
  entries: entries.map(({ id, version, fields }) => ({ id, version, fields })),
})

/** All units of 社会救助 approved in the inventory. */
async function readyForReport(district: District): Promise<void> {
  for (const account of ['east', 'west', 'civil']) {
    const { id } = await adoptedBy(district, account, '01')
    done(await desk(district, account).submit(id))
  }
}

async function acceptInventory(district: District): Promise<void> {
  const civil = desk(district, 'civil')
  const own = await civil.read(await civil.idIn('01'))
  if (own.state === 'draft') done(await civil.submit(own.id))
  for (const { id, domain } of await civil.queue()) if (domain.code === '01') done(await civil.approve(id))
  const { id } = await civil.reportOf('01')
  done(await civil.onReport(id, 'sign', { exceptions: [] }))
  done(await desk(district, 'office').onReport(id, 'accept'))
  await district.app.get(Background).turn()
}
