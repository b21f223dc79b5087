import type { ReportView, SignReportRequest } from '@gongkai/shared/compiling/report/report.contract'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { decideSign } from '@gongkai/shared/compiling/report/report-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentReport } from './report.presenter.js'
import { ensureSeenReport, loadReport } from './report-case.js'
import { textsOfReport } from './report-texts.query.js'

/** 上报: a lead signs its domain's report, with a reason for each unit that is not approved; of two the second co-signs. */
@Injectable()
export class SignReport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { exceptions, version }: SignReportRequest): Promise<ReportView> {
    return act(this.dataSource, async (tx) => {
      const reportCase = await loadReport(tx, id, actor, true)
      await ensureSeenReport(tx, reportCase, version)
      const { report, facts } = reportCase
      const given = new Map(
        [...report.exceptions, ...exceptions].map(({ assignmentId, reason }) => [assignmentId, reason.trim()]),
      )
      const assignments = facts.assignments.map((assignment) => ({
        ...assignment,
        exception: given.get(assignment.id) ?? '',
      }))
      const texts = [...(await textsOfReport(tx, reportCase)).values()].flat()
      ensure([...decideSign({ ...facts, assignments }, actor), ...(await this.guard.refusals(tx, '', texts))])
      report.exceptions = assignments
        .filter(({ state }) => state !== 'approved')
        .map(({ id: assignmentId, exception }) => ({ assignmentId, reason: exception }))
      report.signedBy = [...report.signedBy, actor.organisationCode]
      report.state = REPORT.after(
        'sign',
        facts.leadCodes.every((code) => report.signedBy.includes(code)),
      )
      await tx.save(report)
      await this.ledger.record(tx, actor, {
        kind: 'report.signed',
        place: { domainCode: report.domainCode },
        detail: { reportId: id, exceptions: report.exceptions },
      })
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
