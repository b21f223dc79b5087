import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { DocumentFormat, ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import papaparse from 'papaparse'
import { handedInBy } from '../../../factories/handed-in'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { desk, done } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { sheetsOf, wordOf } from '../../../support/official-files'

const made = async (
  district: District,
  request: Omit<ExportRequest, 'format'>,
  format: DocumentFormat,
  account = 'office',
) => (await exporter(district, account).made({ ...request, format })).reply.rawPayload
const sheets = async (district: District, request: Omit<ExportRequest, 'format'>, account?: string) =>
  sheetsOf(await made(district, request, 'xlsx', account))
/** A line over the whole width of a table. */
const over = (width: number, text: string) => [text, ...Array(width - 1).fill('')]

describe.each(databases)('附件1 on $name', ({ url }) => {
  const pack: RegionPack = {
    ...smallDistrict,
    organisations: [...smallDistrict.organisations, { code: 'hill', name: '山前街道办事处', kind: 'town' }],
    domains: [...smallDistrict.domains, { code: '03', name: '养老服务', aliases: [], leads: ['housing', 'civil'] }],
    guidelines: { ...smallDistrict.guidelines, '03': [] },
  }
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack })
  })
  afterAll(() => district.close())
  const TITLE = '青溪区全面落实试点领域标准指引编制政务公开事项标准目录工作分解表'
  const HEAD = ['序号', '试点领域标准指引项目', '牵头单位', '落实单位']
  const units = async () => {
    const [sheet] = await sheets(district, { kind: 'tasks' })
    return new Set(sheet?.rows.slice(2).map((row) => row[3]))
  }

  test('the domains in the notice’s order, both leads in theirs, and who carries out, kind by kind', async () => {
    const rows = [
      ['1', '社会救助', '区民政局', '各镇人民政府、山前街道办事处'],
      ['2', '危房改造', '区民政局、区住建局', '各镇人民政府、山前街道办事处'],
      ['3', '养老服务', '区住建局、区民政局', '各镇人民政府、山前街道办事处'],
    ]
    expect(await sheets(district, { kind: 'tasks' }, 'east-01')).toMatchObject([
      { name: '工作分解表', rows: [over(4, TITLE), HEAD, ...rows], merges: ['A1:D1'], repeated: '1:2' },
    ])
    const { parts } = await wordOf(await made(district, { kind: 'tasks' }, 'docx'))
    expect(parts.map(({ title }) => title)).toEqual([TITLE])
    expect(parts[0]?.rows.map(({ isHead, cells }) => [isHead, ...cells.map(({ text }) => text)])).toEqual([
      [true, ...HEAD],
      ...rows.map((row) => [false, ...row]),
    ])
  })

  test('as it stands now: a domain that goes to other leads, units that come, go and are renamed', async () => {
    const office = administering(district)
    const leads = { version: 1, leads: ['housing'], reason: '机构职能调整' }
    done(await office.put('pilot-domains/01/leads', leads))
    const [sheet] = await sheets(district, { kind: 'tasks' })
    expect(sheet?.rows.slice(2).map((row) => row[2])).toEqual(['区住建局', '区民政局、区住建局', '区住建局、区民政局'])

    done(
      await office.post('organisations', {
        code: 'lake',
        kind: 'town',
        name: '湖滨街道办事处',
        parent: null,
        fills: true,
      }),
    )
    expect(await units()).toEqual(new Set(['各镇人民政府、各街道办事处']))
    const hill = await office.unit('hill')
    done(await office.post('organisations/hill/deactivation', { version: hill.version, reason: '撤销建制' }))
    const west = await office.unit('west')
    done(await office.put('organisations/west', { version: west.version, name: '西山乡人民政府', fills: true }))
    expect(await units()).toEqual(new Set(['东镇人民政府、湖滨街道办事处、西山乡人民政府']))
  })
})

describe.each(databases)('送审情况 on $name', ({ url }) => {
  const pack: RegionPack = {
    ...smallDistrict,
    organisations: [
      ...smallDistrict.organisations,
      { code: 'hill', name: '山前街道办事处', kind: 'town' },
      { code: 'lake', name: '湖滨镇人民政府', kind: 'town' },
      { code: 'mill', name: '磨坊镇人民政府', kind: 'town' },
    ],
  }
  const HEAD = ['序号', '单位', '送审日期', '是否逾期', '送审次数', '事项数', '审核情况', '说明']
  let district: District
  const of = (account: string) => desk(district, account)
  const grant = async (organisationCode: string, domainCode: string) => {
    const extension = { phase: 'inventory', organisationCode, domainCode, dueOn: '2026-08-05', reason: '台风救灾' }
    done(await administering(district).post('rounds/2026/extensions', extension))
  }
  // three days after what the round gives the towns
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-27', pack })
    for (const town of ['west', 'mill']) await grant(town, '01')
    await handedInBy(district, 'east', '01')
    const west = await handedInBy(district, 'west', '01')
    done(await of('civil').return(west.id, '请补充孤儿救助'))
    done(
      await of('west').add(west.id, { level1: '救助', level2: '孤儿救助', stages: ['result'], attribute: 'proactive' }),
    )
    done(await of('west').submit(west.id))
    done(await of('civil').approve(west.id))
    const hill = await of('hill').idIn('01')
    done(await of('hill').add(hill, { level1: '救助', level2: '低保' }))
    const lake = await of('lake').idIn('01')
    done(await of('lake').noDuty(lake, '由区民政局统一办理'))
    done(await of('lake').submit(lake))
  })
  afterAll(() => district.close())
  const TOWNS = [
    ['2', '东镇人民政府', '2026-07-27', '逾期', '1', '2', '待审核', ''],
    ['3', '山前街道办事处', '未报送', '逾期', '0', '1', '填报中', ''],
    ['4', '湖滨镇人民政府', '2026-07-27', '逾期', '1', '0', '待审核', '无此职责：由区民政局统一办理'],
    ['5', '磨坊镇人民政府', '未报送', '', '0', '0', '填报中', ''],
    ['6', '西镇人民政府', '2026-07-27', '按期', '2', '3', '已通过', '2026-07-27 退回，2026-07-27 重新送审'],
  ]

  test('which town sent when, in time or late, how often, how much; who has not sent, who has no such duty', async () => {
    const read = await sheets(district, { kind: 'situation', phase: 'inventory' })
    expect(read.map(({ name }) => name)).toEqual(['社会救助', '危房改造'])
    expect(read[0]).toMatchObject({
      rows: [
        over(8, '青溪区社会救助领域政务公开事项梳理与送审情况（牵头单位：区民政局；汇总中）'),
        over(8, '2026年编制'),
        HEAD,
        ['1', '区民政局', '未报送', '', '0', '0', '填报中', ''],
        ...TOWNS,
      ],
      merges: ['A1:H1', 'A2:H2'],
      repeated: '1:3',
    })
    expect(read[1]?.rows[0]?.[0]).toBe(
      '青溪区危房改造领域政务公开事项梳理与送审情况（牵头单位：区民政局、区住建局；汇总中）',
    )
    // The date a town was given for one domain is not its date in another.
    expect(read[1]?.rows.slice(3).map(([, unit, sent, late]) => [unit, sent, late])).toEqual([
      ['区民政局', '未报送', ''],
      ['区住建局', '未报送', ''],
      ...TOWNS.map(([, unit]) => [unit, '未报送', '逾期']),
    ])
  })

  test('a lead has its own domains only, in every format the same', async () => {
    const request = { kind: 'situation', phase: 'inventory' } as const
    const read = await sheets(district, request, 'housing')
    expect(read.map(({ name }) => name)).toEqual(['危房改造'])
    const { parts } = await wordOf(await made(district, request, 'docx', 'housing'))
    expect(parts.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))).toEqual(
      read.map(({ rows }) => rows.slice(2)),
    )
  })

  test('reported: the lead’s reasons for what is not approved', async () => {
    const { id, situation } = await of('civil').reportOf('01')
    const open = situation.filter(({ state }) => state !== 'approved')
    const exceptions = open.map(({ assignmentId, organisation }) => ({
      assignmentId,
      reason: organisation.code === 'hill' ? '逾期未报' : '随后补报',
    }))
    done(await of('civil').onReport(id, 'sign', { exceptions }))
    const [sheet] = await sheets(district, { kind: 'situation', phase: 'inventory', domain: '01' })
    expect(sheet?.rows[0]?.[0]).toBe('青溪区社会救助领域政务公开事项梳理与送审情况（牵头单位：区民政局；已上报）')
    expect(sheet?.rows.slice(3).map((row) => [row[1], row[7]])).toEqual([
      ['区民政局', '随后补报'],
      ['东镇人民政府', '随后补报'],
      ['山前街道办事处', '逾期未报'],
      ['湖滨镇人民政府', '随后补报'],
      ['磨坊镇人民政府', '随后补报'],
      ['西镇人民政府', '2026-07-27 退回，2026-07-27 重新送审'],
    ])
  })

  test('the second phase under its own name, nobody late before its date', async () => {
    const [sheet] = await sheets(district, { kind: 'situation', phase: 'catalogue', domain: '01' })
    expect(sheet?.rows[0]?.[0]).toBe('青溪区社会救助领域政务公开目录编制与送审情况（牵头单位：区民政局；汇总中）')
    expect(sheet?.rows.slice(3).map((row) => row.slice(2, 5))).toEqual(Array(6).fill(['未报送', '', '0']))
  })
})

describe.each(databases)('版本变化清单 on $name', ({ url }) => {
  const HEAD = ['序号', '变化', '编号', '单位', '公开事项', '修改的内容', '原来', '现在', '原因']
  const EDITION_2 = ['2026年第2版与2026年第1版相比', '2026年第2版自2026年7月20日起施行']
  const LAW = '法律法规变化：《社会救助暂行办法》已经修订'
  const POWERS = '职权变化：职权已经调整'
  const REVISED = ['修改', '01-east-0001', '东镇人民政府', '救助 · 低保']
  const CONTENT = ['公开内容（要素）', '对象名单、标准、发放情况', '对象名单、标准']
  const CHANNELS = ['公开渠道和载体', '政府网站、社区/企事业单位/村公示栏（电子屏）', '政府网站、纸质载体']
  const AID = [
    ['1', ...REVISED, ...CONTENT, LAW],
    ['2', ...REVISED, ...CHANNELS, LAW],
    ['3', '新增', '01-east-0003', '东镇人民政府', '救助 · 特困供养', '', '', '', POWERS],
    ['4', '撤销', '01-east-0002', '东镇人民政府', '救助 · 临时救助', '', '', '', POWERS],
  ]
  const LIMITS = ['信息形成或者变更之日起20个工作日内', '信息形成之日起10个工作日内']
  const HOUSES = [['1', '修改', '02-west-0001', '西镇人民政府', '救助 · 危房改造补助', '公开时限', ...LIMITS, LAW]]

  let district: District
  const editions: number[] = []
  /** 动态调整 as far as the next edition. */
  const amend = async (account: string, draft: object, part: object, fields: object, leads: string[]) => {
    const { id } = done(await amending(district, account).draft(draft))
    done(await amending(district, account).save(id, part, fields))
    done(await amending(district, account).propose(id))
    for (const lead of leads) done(await amending(district, lead).approve(id))
    done(await amending(district, 'office').finalise(id))
  }
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    editions.push((await publishedNow(district, '01', '02')).id)
    const first = { kind: 'revise', publicNumber: '01-east-0001' }
    await amend('east', first, CAUSE, { content: '对象名单、标准', channels: ['website', 'paper'] }, ['civil'])
    const powers = { ...CAUSE, trigger: 'powers', reason: '职权已经调整' }
    const [model] = await desk(district, 'east').rows(await desk(district, 'east').idIn('01'))
    const added = { ...model?.fields, level2: '特困供养', attribute: 'proactive' }
    await amend('east', { kind: 'add', domainCode: '01' }, powers, added, ['civil'])
    await amend('east', { kind: 'withdraw', publicNumber: '01-east-0002' }, powers, {}, ['civil'])
    const house = { kind: 'revise', publicNumber: '02-west-0001' }
    await amend('west', house, CAUSE, { timeLimit: LIMITS[1] }, ['civil', 'housing'])
    editions.push((await publishedNow(district, '01', '02')).id)
    await amend('east', first, CAUSE, { timeLimit: LIMITS[1] }, ['civil'])
    editions.push((await publishedNow(district, '01')).id)
  })
  afterAll(() => district.close())
  const changes = (edition: number, more: object = {}) =>
    ({ kind: 'changes', edition: editions[edition - 1], ...more }) as const
  const titleOf = (domain: string) => over(9, `青溪区${domain}领域政务公开事项标准目录版本变化清单`)

  test('a domain a sheet: each field with both wordings and why, what was added, what was withdrawn', async () => {
    const read = await sheets(district, changes(2))
    expect(read).toMatchObject([
      {
        name: '社会救助',
        rows: [titleOf('社会救助'), ...EDITION_2.map((line) => over(9, line)), HEAD, ...AID],
        merges: ['A1:I1', 'A2:I2', 'A3:I3'],
        repeated: '1:4',
      },
      { name: '危房改造', rows: [titleOf('危房改造'), ...EDITION_2.map((line) => over(9, line)), HEAD, ...HOUSES] },
    ])
    const { parts } = await wordOf(await made(district, changes(2), 'docx'))
    expect(
      parts.map(({ title, lines, rows }) => [title, lines, rows.map(({ cells }) => cells.map(({ text }) => text))]),
    ).toEqual([
      [titleOf('社会救助')[0], EDITION_2, [HEAD, ...AID]],
      [titleOf('危房改造')[0], EDITION_2, [HEAD, ...HOUSES]],
    ])
  })

  test('the same as csv, of all domains or of one', async () => {
    const parsed = async (request: object) =>
      papaparse.parse<string[]>((await made(district, changes(2, request), 'csv')).toString().replace('\ufeff', ''), {
        skipEmptyLines: true,
      }).data
    const head = ['试点领域', ...HEAD]
    const houses = HOUSES.map((row) => ['危房改造', ...row])
    expect(await parsed({})).toEqual([head, ...AID.map((row) => ['社会救助', ...row]), ...houses])
    expect(await parsed({ domain: '02' })).toEqual([head, ...houses])
  })

  test('the first edition only adds', async () => {
    const [aid, houses] = await sheets(district, changes(1))
    expect(aid?.rows.slice(1, 4)).toEqual([
      over(9, '2026年第1版（首次发布）'),
      over(9, '2026年第1版自2026年7月20日起施行'),
      HEAD,
    ])
    const added = (sheet: typeof aid) =>
      sheet?.rows.slice(4).map(([number, kind, id, , name, ...rest]) => [number, kind, id, name, rest.join('')])
    expect(added(aid)).toEqual([
      ['1', '新增', '01-east-0001', '救助 · 低保', ''],
      ['2', '新增', '01-east-0002', '救助 · 临时救助', ''],
      ['3', '新增', '01-west-0001', '救助 · 低保', ''],
      ['4', '新增', '01-west-0002', '救助 · 临时救助', ''],
    ])
    expect(added(houses)).toEqual([
      ['1', '新增', '02-east-0001', '救助 · 危房改造补助', ''],
      ['2', '新增', '02-west-0001', '救助 · 危房改造补助', ''],
    ])
  })

  test('against an edition longer ago: what became of each entry in all', async () => {
    const [sheet, ...others] = await sheets(district, changes(3, { since: editions[0], domain: '01' }))
    expect(others).toEqual([])
    expect(sheet?.rows[1]).toEqual(over(9, '2026年第3版与2026年第1版相比'))
    expect(sheet?.rows.slice(4).map((row) => row.slice(0, 8))).toEqual([
      ['1', ...REVISED, ...CONTENT],
      ['2', ...REVISED, '公开时限', ...LIMITS],
      ['3', ...REVISED, ...CHANNELS],
      ...AID.slice(2).map(([, ...row], at) => [String(at + 4), ...row.slice(0, 7)]),
    ])
  })

  test('and backwards, as one who goes back to it needs it', async () => {
    const [sheet] = await sheets(district, changes(1, { since: editions[1], domain: '02' }))
    expect(sheet?.rows[1]).toEqual(over(9, '2026年第1版与2026年第2版相比'))
    expect(sheet?.rows.slice(4).map((row) => row.slice(5, 8))).toEqual([['公开时限', LIMITS[1], LIMITS[0]]])
  })
})
