import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { decideAccept } from '@gongkai/shared/compiling/report/report-policy'
import { DOMAIN_PHASE } from '@gongkai/shared/district/round/round-lifecycle'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { placeOf } from '../assignment/place-of.js'
import { presentReport } from './report.presenter.js'
import { ensureSeenReport, loadReport } from './report-case.js'
import { textsOfReport } from './report-texts.query.js'

/** 接收: the accepted inventory opens as catalogue entries of the same records, the villages' with their town's. */
@Injectable()
export class AcceptReport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version }: VersionRequest): Promise<ReportView> {
    return act(this.dataSource, async (tx) => {
      const reportCase = await loadReport(tx, id, actor, true)
      await ensureSeenReport(tx, reportCase, version)
      const { report, facts, assignments } = reportCase
      const texts = [...(await textsOfReport(tx, reportCase)).values()].flat()
      ensure([...decideAccept(facts, actor), ...(await this.guard.refusals(tx, '', texts))])
      report.state = REPORT.after('accept')
      await tx.save(report)
      await this.ledger.record(tx, actor, {
        kind: 'report.accepted',
        place: { domainCode: report.domainCode },
        detail: { reportId: id },
      })
      if (DOMAIN_PHASE.mayFrom('goOn', report.phase)) {
        const own = assignments.map(({ assignment }) => assignment)
        const villages = await tx.findBy(AssignmentEntity, { parentId: In(own.map((assignment) => assignment.id)) })
        for (const assignment of [...own, ...villages]) {
          await tx.update(AssignmentEntity, { id: assignment.id }, { phase: DOMAIN_PHASE.after('goOn') })
          await this.ledger.record(tx, actor, { kind: 'submission.opened', place: placeOf(assignment) })
        }
      }
      return presentReport(await loadReport(tx, id, actor), actor, this.clock.today())
    })
  }
}
