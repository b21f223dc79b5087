import { Background } from '@gongkai/server/oversight/notification/background'
import type { AssignmentSummary, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { addEntries } from '../../../factories/many'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { fewestStatements, statements } from '../../../support/statements'

/** The person signed in, the work and its rows under lock, the row, its place in the 留痕, what was answered about 个人信息, BEGIN and COMMIT. */
const SAVE = { sqlite: 14, mariadb: 16 }
const ADD = { sqlite: 16, mariadb: 18 }
/** Questions for work to do after an act. */
const POLLS = /FROM .(event|feedback|message|guideline_version). /

describe.each(databases)('a draft on $name', ({ name, url }) => {
  let district: District
  let work: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    const [own] = done(await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments'))
    work = own?.id ?? 0
    await addEntries(district, work, 20)
  })
  afterAll(() => district.close())

  const add = async () =>
    done(
      await district.send<EntryDetail>('east', 'POST', `/api/assignments/${work}/entries`, {
        fields: { level1: '甲' },
      }),
    )
  const saving = (entry: EntryDetail) => async (): Promise<void> => {
    const fields = { ...entry.fields, content: `第${entry.version}次` }
    Object.assign(
      entry,
      done(await district.send('east', 'PUT', `/api/entries/${entry.id}`, { version: entry.version, fields })),
    )
  }

  test('is saved by few statements', async () => {
    expect(await fewestStatements(district, saving(await add()))).toBe(SAVE[name as keyof typeof SAVE])
  })

  test('a row is added by few statements', async () => {
    expect(await fewestStatements(district, add)).toBe(ADD[name as keyof typeof ADD])
  })

  test('a save wakes nobody who looks for work; an act that tells somebody does', async () => {
    const save = saving(await add())
    await district.app.get(Background).turn()
    const counts: number[] = []
    for (let time = 0; time < 3; time++)
      counts.push(
        await statements(
          district,
          async () => {
            await save()
            await new Promise((resolve) => setTimeout(resolve, 100))
          },
          POLLS,
        ),
      )
    expect(Math.min(...counts)).toBe(0)
    const told = async () => {
      await district.call('east', 'PUT', `/api/assignments/${work}/no-duty`, { reason: '本镇不办理' })
      const owed = async () => {
        const [event] = await district.dataSource.query('SELECT COUNT(*) AS owed FROM event WHERE delivered_at IS NULL')
        return Number(event.owed)
      }
      await expectSoon(owed, 0)
    }
    expect(await statements(district, told, POLLS)).toBeGreaterThan(0)
  })
})
