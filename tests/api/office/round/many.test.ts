import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { openRound } from '@gongkai/server/office/round/open-round'
import { districtWithTowns } from '../../../factories/small-district'
import { databases } from '../../../support/databases'
import { openDistrict } from '../../../support/district'
import { fewestStatements } from '../../../support/statements'

describe.each(databases)('a round of many towns on $name', ({ url }) => {
  /** How many statements open a round, and how many assignments it then has. */
  const opened = async (towns: number) => {
    const district = await openDistrict(await url(), { pack: districtWithTowns(towns) })
    const { manager } = district.dataSource
    let year = 2026
    try {
      const made = await fewestStatements(district, () => {
        year++
        return manager.transaction((tx) =>
          openRound(tx, { code: `${year}`, name: `${year}年编制`, year, milestones: [] }),
        )
      })
      const assignments = await manager.find(AssignmentEntity, {
        where: { roundCode: `${year}` },
        order: { id: 'ASC' },
      })
      const drafts = await manager.find(SubmissionEntity, { order: { id: 'ASC' } })
      return {
        made,
        works: assignments,
        drafts: drafts.filter(({ assignmentId }) => assignments.some(({ id }) => id === assignmentId)),
      }
    } finally {
      await district.close()
    }
  }

  test('is opened with as many statements as one of two; each unit has its drafts', async () => {
    const few = await opened(2)
    const many = await opened(30)
    expect(many.made).toBe(few.made)
    const senders = (code: string) => many.works.filter(({ domainCode }) => domainCode === code)
    expect(senders('02').map(({ organisationCode }) => organisationCode)).toEqual([
      ...['civil', 'housing', 'east', 'town-10', 'town-11', 'town-12'],
      ...senders('02')
        .slice(6)
        .map(({ organisationCode }) => organisationCode),
    ])
    expect([senders('01').length, senders('02').length]).toEqual([31, 32])
    expect(many.drafts.map(({ phase, state, revision }) => `${phase} ${state} ${revision}`).sort()).toEqual([
      ...many.works.map(() => 'catalogue draft 0'),
      ...many.works.map(() => 'inventory draft 0'),
    ])
  })
})
