import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ReportView, ReturnReportRequest } from '@gongkai/shared/compiling/report/report.contract'
import { decideReturnReport } from '@gongkai/shared/compiling/report/report-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { ensureSeenReport, loadReport, presentReport } from './report-case.js'

/** 退回 by the office: reopens the assignments it names, with its remark on each. */
@Injectable()
export class ReturnReport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { assignmentIds, remark, version }: ReturnReportRequest): Promise<ReportView> {
    return act(this.dataSource, async (tx) => {
      const the = await loadReport(tx, id, actor, true)
      await ensureSeenReport(tx, the, version)
      const { report, facts, assignments } = the
      const refusals: Refusal[] = [...decideReturnReport(facts, actor)]
      for (const assignmentId of assignmentIds) {
        if (!assignments.some(({ assignment }) => assignment.id === assignmentId)) {
          refusals.push(
            refuse(
              'report.unknown-assignment',
              `assignmentIds/${assignmentId}`,
              `本次上报里没有编号 ${assignmentId} 的任务`,
            ),
          )
        }
      }
      ensure(refusals)
      Object.assign(report, { state: 'returned', signedBy: [], remark })
      await tx.save(report)
      for (const { assignment, submission } of assignments.filter((each) =>
        assignmentIds.includes(each.assignment.id),
      )) {
        // A submission that was excepted because it never came is open already: there is no hand-in to return.
        Object.assign(submission, { state: submission.state === 'draft' ? 'draft' : 'returned', approvedBy: [] })
        await tx.save(submission)
        await tx.insert(RemarkEntity, {
          submissionId: submission.id,
          revision: submission.revision,
          entryId: null,
          field: null,
          text: remark,
          by: actor.organisationName,
          at: this.clock.now(),
        })
        await this.ledger.record(tx, actor, {
          kind: 'submission.reopened',
          assignmentId: assignment.id,
          detail: { remark },
        })
      }
      await this.ledger.record(tx, actor, { kind: 'report.returned', detail: { reportId: id, assignmentIds, remark } })
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
