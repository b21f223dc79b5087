import { publishedFirst, publishedNow } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { importer } from '../../../support/importing'
import { sheetsOf } from '../../../support/official-files'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('the next edition and what is public already, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  const as = (account: string) => discloser(district, account)
  const finalised = async (request: object, fields: object = {}) => {
    const east = amending(district, 'east')
    const { id } = done(await east.draft(request))
    done(await east.save(id, CAUSE, fields))
    done(await east.propose(id))
    done(await amending(district, 'civil').approve(id))
    done(await amending(district, 'office').finalise(id))
  }
  const record = (publicNumber: string, part: object = {}) =>
    as('east').record({ publicNumbers: [publicNumber], formedOn: '2026-07-15', disclosure: null, ...part })

  test('a new limit counts for what comes into being after it; a withdrawn item keeps its history and owes nothing', async () => {
    const [low] = done(await record(LOW))
    done(await record(RELIEF, { disclosure: onSite('2026-07-16') }))
    done(await record(RELIEF, { title: '没有公开的一批' }))
    await finalised({ kind: 'revise', publicNumber: LOW }, { timeLimit: '批准后3日内' })
    await finalised({ kind: 'withdraw', publicNumber: RELIEF })
    await publishedNow(district, '01')

    const [next] = done(await record(LOW, { title: '新的一批' }))
    expect(next?.dueOn).toBe('2026-07-18')
    const page = await as('east').item(LOW)
    expect(page.timeLimit).toBe('批准后3日内')
    expect(page.occurrences.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      [next?.id, '2026-07-18'],
      [low?.id, low?.dueOn],
    ])
    expect(low?.dueOn).toBe('2026-08-12')

    const gone = await as('east').item(RELIEF)
    expect(gone).toMatchObject({ withdrawn: true, item: { state: 'not-measured' }, expectations: [], total: 2 })
    expect(gone.occurrences.map(({ disclosures }) => disclosures.length).sort()).toEqual([0, 1])
    expect(placesOf(await record(RELIEF))).toEqual(['disclosure.no-item at publicNumbers/0'])
    const { cells } = await as('office').matrix()
    expect(cells).toMatchObject([{ domain: '01', unit: 'east', counts: { overdue: 1 } }])
    expect(Object.values(cells[0]?.counts ?? {})).toEqual([1])
  })

  test('待公开清单 lists what is owed, 公开台账 the history too', async () => {
    const table = async (account: string, kind: 'disclosure-list' | 'disclosure-ledger') => {
      const { reply } = await exporter(district, account).made({ kind, format: 'xlsx' })
      const [sheet] = await sheetsOf(reply.rawPayload)
      return (sheet?.rows ?? []).filter(([, number]) => number?.startsWith('01-'))
    }
    const list = (await table('east', 'disclosure-list')).map((row) => [row[1], row[4]])
    expect(list).toEqual([
      [LOW, '新的一批'],
      [LOW, '2026年6月低保对象名单'],
      [LOW, ''],
    ])
    expect((await table('east', 'disclosure-ledger')).map((row) => row[1]).sort()).toEqual([LOW, LOW, RELIEF, RELIEF])
    const east = importer(district, 'east')
    const pasted = `事项编号\t标题\t形成日期\t公开日期\n${RELIEF}\t又一批\t2026-07-17\t`
    const view = await east.bring('disclosures', pasted)
    expect((await east.rows(view.id, 'faulty')).map(({ faults }) => faults.map(({ at }) => at))).toEqual([
      ['publicNumber'],
    ])
  })
})
