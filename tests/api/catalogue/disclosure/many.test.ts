import { DisclosureEntity, OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import type {
  ProposedLines,
  RecordedMany,
  RecordRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { publishedFirst } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, newIntent, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'
const PASTED = `低保对象名单公示 https://www.qingxi.gov.cn/202607/t20260710_1.htm
临时救助发放情况	https://www.qingxi.gov.cn/2.htm	2026-07-13
春节放假通知 https://www.qingxi.gov.cn/3.htm 2026-02-01`

describe.each(databases)('登记多条, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  const as = (account: string) => discloser(district, account)
  const stored = () =>
    Promise.all([
      district.dataSource.manager.count(OccurrenceEntity),
      district.dataSource.manager.count(DisclosureEntity),
    ])
  const record = (part: Partial<RecordRequest>): RecordRequest => ({
    publicNumbers: [LOW],
    title: '低保对象名单公示',
    formedOn: '2026-07-01',
    disclosure: onSite('2026-07-10'),
    intent: newIntent(),
    ...part,
  })

  test('lines copied from the site get items and dates; nothing is stored', async () => {
    const { lines, left } = done(await as('east').call<ProposedLines>('POST', 'proposals', { text: PASTED }))
    expect(left).toBe(0)
    expect(lines.map(({ title, publishedOn, items }) => [title, publishedOn, items[0]?.publicNumber])).toEqual([
      ['低保对象名单公示', '2026-07-10', LOW],
      ['临时救助发放情况', '2026-07-13', RELIEF],
      ['春节放假通知', '2026-02-01', undefined],
    ])
    const none = done(await as('west').call<ProposedLines>('POST', 'proposals', { text: PASTED }))
    expect(none.lines.map(({ items }) => items)).toEqual([[], [], []])
    expect(await stored()).toEqual([0, 0])
  })

  test('one wrong line and none is stored; each fault at its line', async () => {
    const records = [
      record({}),
      record({ title: '', disclosure: onSite('2026-07-30') }),
      record({ publicNumbers: ['x'] }),
    ]
    const answer = await as('east').call('POST', 'records', { records })
    expect(answer.status).toBe(422)
    expect(placesOf(answer)).toEqual([
      'disclosure.title at records/1/title',
      'disclosure.future at records/1/disclosure/publishedOn',
      'disclosure.no-item at records/2/publicNumbers/0',
    ])
    expect(await stored()).toEqual([0, 0])
    const shapeless = await as('east').call('POST', 'records', { records: [{ ...record({}), intent: 'x' }, 7] })
    expect(shapeless.status).toBe(400)
  })

  test('all right, all stored; sent again nothing more', async () => {
    const records = [record({}), record({ publicNumbers: [RELIEF], title: '临时救助发放情况' })]
    const { recorded } = done(await as('east').call<RecordedMany>('POST', 'records', { records }))
    expect(recorded.map(({ publicNumber }) => publicNumber)).toEqual([LOW, RELIEF])
    const again = done(await as('east').call<RecordedMany>('POST', 'records', { records }))
    expect(again.recorded.map(({ id }) => id)).toEqual(recorded.map(({ id }) => id))
    expect(await stored()).toEqual([2, 2])
  })
})
