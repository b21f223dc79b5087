import { entities, migrations } from '@gongkai/server/app/entities'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { SubmissionRevisionEntity } from '@gongkai/server/compiling/submission/submission-revision.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { FirstHandInDates1796200001000 } from '@gongkai/server/platform/database/migrations/1796200001000-first-hand-in-dates'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { databases } from '../support/databases'

const at = (day: number) => new Date(Date.UTC(2026, 6, day, 4))

test.each(databases)(
  'the first hand-in of what stood before the upgrade, on $name, also when it runs again',
  async ({ url }) => {
    const dataSource = createDataSource(await url(), entities, migrations)
    await dataSource.initialize()
    await dataSource.runMigrations()
    const tx = dataSource.manager
    const submission = (assignmentId: number, phase: 'inventory' | 'catalogue', submittedAt: Date | null) =>
      tx.save(SubmissionEntity, {
        assignmentId,
        phase,
        state: 'submitted',
        revision: 2,
        submittedAt,
        firstSentAt: null,
        approvedBy: [],
      })
    const revision = (submissionId: number, revision: number, day: number) =>
      tx.insert(SubmissionRevisionEntity, {
        submissionId,
        revision,
        submittedAt: at(day),
        by: '',
        entryCount: 0,
        entries: [],
      })
    const recall = (assignmentId: number, revision: number, day: number) =>
      tx.insert(EventEntity, { at: at(day), by: '', kind: 'submission.recalled', assignmentId, detail: { revision } })
    const returned = await submission(1, 'inventory', at(28))
    await revision(returned.id, 1, 20)
    await revision(returned.id, 2, 28)
    const recalled = await submission(2, 'inventory', at(28))
    await revision(recalled.id, 1, 20)
    await recall(2, 1, 21)
    await revision(recalled.id, 2, 28)
    // the recall of the first phase is none of the second
    const catalogue = await submission(2, 'catalogue', at(30))
    await revision(catalogue.id, 1, 30)
    const taken = await submission(3, 'inventory', null)
    await revision(taken.id, 1, 20)
    await recall(3, 1, 21)
    const given = await submission(4, 'inventory', at(22))
    const never = await submission(5, 'inventory', null)
    const runner = dataSource.createQueryRunner()
    for (const _ of [1, 2]) await new FirstHandInDates1796200001000().up(runner)
    await runner.release()
    const firsts = await tx.find(SubmissionEntity, { order: { id: 'ASC' } })
    expect(firsts.map(({ id, firstSentAt }) => [id, firstSentAt])).toEqual([
      [returned.id, at(20)],
      [recalled.id, at(28)],
      [catalogue.id, at(30)],
      [taken.id, null],
      [given.id, at(22)],
      [never.id, null],
    ])
    await dataSource.destroy()
  },
)
