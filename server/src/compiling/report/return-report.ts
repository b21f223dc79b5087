import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ReportView, ReturnReportRequest } from '@gongkai/shared/compiling/report/report.contract'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { decideReturnReport } from '@gongkai/shared/compiling/report/report-policy'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { placeOf } from '../assignment/place-of.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { presentReport } from './report.presenter.js'
import { ensureSeenReport, loadReport } from './report-case.js'

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
      const reportCase = await loadReport(tx, id, actor, true)
      await ensureSeenReport(tx, reportCase, version)
      const { report, facts, assignments } = reportCase
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
      Object.assign(report, { state: REPORT.after('return'), signedBy: [], remark })
      await tx.save(report)
      for (const { assignment, submission } of assignments.filter((candidate) =>
        assignmentIds.includes(candidate.assignment.id),
      )) {
        if (SUBMISSION.mayFrom('reopen', submission.state)) submission.state = SUBMISSION.after('reopen')
        submission.approvedBy = []
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
          place: placeOf(assignment),
          detail: { remark },
        })
      }
      await this.ledger.record(tx, actor, {
        kind: 'report.returned',
        place: { domainCode: report.domainCode },
        detail: { reportId: id, assignmentIds, remark },
      })
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
