import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { decideRecallReport } from '@gongkai/shared/compiling/report/report-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentReport } from './report.presenter.js'
import { ensureSeenReport, loadReport } from './report-case.js'

/** 撤回上报 until the office has acted; both leads sign anew then. */
@Injectable()
export class RecallReport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version }: VersionRequest): Promise<ReportView> {
    return act(this.dataSource, async (tx) => {
      const reportCase = await loadReport(tx, id, actor, true)
      await ensureSeenReport(tx, reportCase, version)
      const { report, facts } = reportCase
      ensure(decideRecallReport(facts, actor))
      Object.assign(report, { state: REPORT.after('recall'), signedBy: [] })
      await tx.save(report)
      await this.ledger.record(tx, actor, {
        kind: 'report.recalled',
        place: { domainCode: report.domainCode },
        detail: { reportId: id },
      })
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
