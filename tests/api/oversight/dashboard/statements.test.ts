import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { addEntries } from '../../../factories/many'
import { districtWithTowns } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { fewestStatements } from '../../../support/statements'

/** The most frequent questions, with the asker; the assignment is the first town's. */
const ROUTES = [
  ['office', '/api/reports'],
  ['office', '/api/publication'],
  ['office', '/api/desk'],
  ['office', '/api/comparisons/01'],
  ['office', '/api/matrix'],
  ['office', '/api/statistics'],
  ['office', '/api/nudges/unsent'],
  ['civil', '/api/reports'],
  ['civil', '/api/comparisons/02'],
  ['civil', '/api/reviews'],
  ['civil', '/api/assignments/:id/review'],
  ['civil', '/api/nudges/unsent'],
  ['east', '/api/assignments'],
  ['east', '/api/assignments/:id'],
] as const

describe.each(databases)('statements on $name', ({ url }) => {
  let district: District
  afterEach(() => district?.close())

  /** By route: the district handed in whole, so many towns with so many entries in each domain. */
  async function counted(towns: number, entries: number): Promise<Record<string, number>> {
    district = await openDistrict(await url(), { pack: districtWithTowns(towns) })
    const assignments = await district.dataSource.manager.find(AssignmentEntity, { order: { id: 'ASC' } })
    for (const { id } of assignments) await addEntries(district, id, entries)
    for (const { id, domainCode, organisationCode } of assignments) {
      const rows = done(
        await district.call<{ id: number }[]>(organisationCode, 'GET', `/api/assignments/${id}/guideline`),
      )
      const items = rows.map((row) => ({ guidelineItemId: row.id, reason: '本镇不办理' }))
      done(await district.call(organisationCode, 'POST', `/api/assignments/${id}/declines`, { items }))
      if (domainCode === '01') await district.call(organisationCode, 'POST', `/api/assignments/${id}/submission`)
    }
    const own = assignments.find(({ organisationCode }) => organisationCode === 'east')
    const counts: Record<string, number> = {}
    for (const [account, route] of ROUTES) {
      const path = route.replace(':id', `${own?.id}`)
      const read = async () => done(await district.call(account, 'GET', path))
      await read()
      counts[`${account} ${route}`] = await fewestStatements(district, read)
    }
    return counts
  }

  test('a bigger district takes as many as a small one, and the office’s pages few', async () => {
    const small = await counted(2, 2)
    await district.close()
    const big = await counted(12, 8)
    expect(big).toEqual(small)
    expect(small['office /api/reports']).toBeLessThanOrEqual(12)
    expect(small['office /api/desk']).toBeLessThanOrEqual(14)
  })
})
