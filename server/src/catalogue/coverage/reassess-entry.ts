import type { CoverageLine, ReassessRequest } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { decideReassess, reassessFaults } from '@gongkai/shared/catalogue/coverage/coverage-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ensureSeenEntry } from '../../compiling/entry/entry-case.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentGap } from './present-gap.js'
import { coverageActor, ReadCoverage } from './read-coverage.js'

/** 继续不予公开 (条例第十八条): a row is looked at again, whatever became of the round it stands in, and keeps its ground until the next date. */
@Injectable()
export class ReassessEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReadCoverage) private readonly readCoverage: ReadCoverage,
  ) {}

  /** Answers the line where the row is due all the same, null where it is closed. */
  async run(actor: SignedIn, id: number, request: ReassessRequest): Promise<CoverageLine | null> {
    const { version, reassessOn } = request
    const reason = request.reason.trim()
    await act(this.dataSource, async (tx) => {
      const { entry, assignment, unit } = await lockRow(tx, id)
      if (unit !== actor.organisationCode) throw notFound('个公开事项')
      await ensureSeenEntry(tx, entry, version)
      ensure([
        ...decideReassess(entry.fields, unit, actor),
        ...reassessFaults({ reassessOn, reason }, this.clock.today()),
      ])
      const before = entry.fields.reassessOn
      Object.assign(entry, { fields: { ...entry.fields, reassessOn }, version: version + 1 })
      await tx.save(entry)
      await this.ledger.record(tx, actor, {
        kind: 'entry.reassessed',
        place: placeOf(assignment),
        detail: { entryId: id, before, reassessOn, reason },
      })
    })
    const [coverage, who] = await Promise.all([this.readCoverage.run(), coverageActor(this.dataSource.manager, actor)])
    const gap = coverage.gaps.find((one) => one.kind === 'reassess' && one.entryId === id)
    return gap ? presentGap(gap, coverage, who) : null
  }
}

/** The row with whoever answers for it today; its report's row is held as by every act upon the work. @throws Refused 404 */
async function lockRow(tx: EntityManager, id: number) {
  const found = await tx.findOneBy(EntryEntity, { id })
  const assignment = found && (await tx.findOneBy(AssignmentEntity, { id: found.assignmentId }))
  if (!assignment) throw notFound('个公开事项')
  const { roundCode, domainCode, phase, organisationCode } = assignment
  await tx.findOne(ReportEntity, { where: { roundCode, domainCode, phase }, ...rowLock(tx) })
  const entry = await tx.findOneBy(EntryEntity, { id })
  if (!entry) throw notFound('个公开事项')
  return { entry, assignment, unit: (await lineOf(tx))(organisationCode) }
}
