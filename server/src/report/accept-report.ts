import type { ReportView } from '@gongkai/shared/report/report.contract'
import { decideAccept } from '@gongkai/shared/report/report-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { loadReport, presentReport } from './report-case.js'

/** 接收: the accepted inventory opens as catalogue entries of the same records. */
@Injectable()
export class AcceptReport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number): Promise<ReportView> {
    return this.dataSource.manager.transaction(async (tx) => {
      const { report, facts, assignments } = await loadReport(tx, id, actor, true)
      ensure(decideAccept(facts, actor))
      report.state = 'accepted'
      await tx.save(report)
      await this.ledger.record(tx, actor, { kind: 'report.accepted', detail: { reportId: id } })
      if (report.phase === 'inventory') {
        for (const { assignment } of assignments) {
          assignment.phase = 'catalogue'
          await tx.save(assignment)
          await this.ledger.record(tx, actor, { kind: 'submission.opened', assignmentId: assignment.id })
        }
      }
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
