import { smallDistrict } from '../../../factories/small-district'
import { desk, done } from '../../../support/acting'
import { ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const village = (serial: number) => ({
  code: `east-0${serial}`,
  name: `东镇第${serial}村`,
  kind: 'village' as const,
  parent: 'east',
})
const pack = {
  ...smallDistrict,
  organisations: [
    ...smallDistrict.organisations.filter(({ parent }) => parent !== 'east'),
    ...[1, 2, 3, 4, 5].map(village),
  ],
}
const row = {
  level1: '救助',
  level2: '低保',
  stages: ['result' as const],
  content: '名单',
  attribute: 'proactive' as const,
}

describe.each(databases)('a town hands in while villages are not back, on $name', ({ url }) => {
  let district: District
  let own: number
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack })
    const east = desk(district, 'east')
    own = await east.idIn('01')
    done(await east.delegate(own, 'east-01', 'east-02', 'east-03', 'east-04', 'east-05'))
    // 01 waits, 02 is a draft, 03 was returned, 04 is handed in, 05 is accepted
    for (const code of ['east-02', 'east-03', 'east-04', 'east-05']) {
      const clerk = desk(district, code)
      const id = await clerk.idIn('01')
      done(await clerk.add(id, { ...row, level3: code }))
      if (code !== 'east-02') done(await clerk.submit(id))
      if (code === 'east-03') done(await east.return(id, '请补充发放标准'))
      if (code === 'east-05') done(await east.approve(id))
    }
    const rows = await east.rows(own)
    done(
      await east.adopt(
        own,
        rows.map(({ id }) => id),
      ),
    )
  })
  afterAll(() => district.close())
  const told = async (code: string) =>
    (await desk(district, code).notices()).items.filter(({ title }) => title.includes('没有并入'))

  test('each is named with its state', async () => {
    const { villages } = await desk(district, 'east').read(own)
    expect(villages.map(({ organisation, state, entryCount }) => [organisation.code, state, entryCount])).toEqual([
      ['east-01', 'draft', 0],
      ['east-02', 'draft', 1],
      ['east-03', 'returned', 1],
      ['east-04', 'submitted', 1],
      ['east-05', 'approved', 1],
    ])
  })

  test('those left behind are told why, and whom to ask; who is in is told nothing', async () => {
    done(await desk(district, 'east').submit(own))
    for (const code of ['east-01', 'east-02', 'east-03'])
      expect((await told(code)).map(({ text }) => text)).toEqual([
        '本单位还没有报送。如需补充，请联系东镇人民政府撤回报送后再办理。',
      ])
    expect(await told('east-04')).toMatchObject([
      {
        title: '东镇人民政府已报送“社会救助”，本单位填报的没有并入',
        text: '本单位报送的还没有审核。如需补充，请联系东镇人民政府撤回报送后再办理。',
      },
    ])
    expect(await told('east-05')).toEqual([])
    const sent = (await ledgerOf(district, 'submission.submitted')).at(-1)
    expect(
      ((sent as { notBack: unknown }).notBack as { organisationCode: string; state: string }[]).map(
        ({ state }) => state,
      ),
    ).toEqual(['draft', 'draft', 'returned', 'submitted'])
  })

  test('taken back, the town can go on with them; handed in again, who is still left behind is told again', async () => {
    done(await desk(district, 'east').recall(own))
    const late = await desk(district, 'east-04').idIn('01')
    done(await desk(district, 'east').approve(late))
    done(await desk(district, 'east').submit(own))
    expect(await told('east-01')).toHaveLength(2)
    expect(await told('east-04')).toHaveLength(1)
  })
})
