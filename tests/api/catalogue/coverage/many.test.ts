import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import type { CoveragePage } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { addEntries } from '../../../factories/many'
import { districtWithTowns } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { watchMainThread } from '../../../support/main-thread'
import { statements } from '../../../support/statements'

const TOWNS = 12
/** The server answers others in between: no turn of its thread may be longer. */
const LONGEST_MS = 250
const MOST_STATEMENTS = 40
/** The server looks by itself now and then whether an edition came: that is not counted. */
const UPON = /FROM [`"](?!edition[`"]|learnt_alias|import|event|message|notice|person|session|takedown|export)/

describe.each(databases)('覆盖情况 of a big district, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack: districtWithTowns(TOWNS) })
    const rows = Array.from({ length: 500 }, (_, index) => ({ code: `M-${index}`, name: `事项清单第 ${index} 项` }))
    done(await district.call('office', 'POST', '/api/matters/import', { kind: 'power', rows }))
  })
  afterAll(() => district.close())
  const read = async () => done(await district.call<CoveragePage>('office', 'GET', '/api/coverage'))
  const fill = async (each: number) => {
    for (const { id } of await district.dataSource.manager.find(AssignmentEntity)) await addEntries(district, id, each)
  }

  test('few statements however many units and entries there are, and the thread is never held', async () => {
    await fill(2)
    await district.app.get(Background).turn()
    const few = await statements(district, read, UPON)
    await fill(400)
    const watched = watchMainThread()
    const many = await statements(district, read, UPON)
    const { longestMs } = await watched()
    expect(few).toBeLessThan(MOST_STATEMENTS)
    // One more for each four thousand rows.
    expect(many - few).toBeLessThan(10)
    expect(longestMs).toBeLessThan(LONGEST_MS)
    const page = await read()
    expect(page).toMatchObject({ counts: { matter: 500 }, items: { length: 50 } })
    expect(page.units).toHaveLength(TOWNS + 1)
    // Nothing was done since: it is not reckoned anew.
    expect(await statements(district, read, UPON)).toBeLessThan(few)
  })
})
