import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { ReportView, SituationRow } from '@gongkai/shared/compiling/report/report.contract'
import {
  decideAccept,
  decideRecallReport,
  decideReturnReport,
  decideSign,
} from '@gongkai/shared/compiling/report/report-policy'
import type { FindingCounts } from '@gongkai/shared/district/privacy/privacy.contract'
import { isLate } from '@gongkai/shared/district/round/is-late'
import type { SignedIn } from '../../platform/http/actor.js'
import type { ReportCase } from './report-case.js'

/** 梳理（编制）与送审情况, which the system writes. */
export function situationOf({ report, assignments, dueOf, domain, facts }: ReportCase, today: string): SituationRow[] {
  const exceptionOf = new Map(facts.assignments.map(({ id, exception }) => [id, exception]))
  return assignments.map(({ assignment, submission, organisation, entryCount, returns }) => {
    const due = dueOf(report.phase, organisation, domain.code)
    return {
      assignmentId: assignment.id,
      organisation: { code: organisation.code, name: organisation.name },
      state: submission.state,
      firstSubmittedAt: submission.firstSentAt?.toISOString() ?? null,
      returnedAt: returns.map((at) => at.toISOString()),
      submittedAt: submission.submittedAt?.toISOString() ?? null,
      late: isLate(submission.firstSentAt && localDateAt(submission.firstSentAt), due, today),
      revisions: submission.revision,
      entryCount,
      exception:
        exceptionOf.get(assignment.id) || (assignment.noDutyReason ? `无此职责：${assignment.noDutyReason}` : ''),
    }
  })
}

/** The report with its situation table; on its own page with the findings of 个人信息 in each work. */
export function presentReport(
  reportCase: ReportCase,
  actor: SignedIn,
  today: string,
  personal: ReadonlyMap<number, FindingCounts> = new Map(),
): ReportView {
  const { report, domain, round, leads, dueOf, facts } = reportCase
  // Both leads sign one report: the later of their dates counts.
  const dues = leads
    .filter(({ code }) => domain.leadCodes.includes(code))
    .map((lead) => dueOf(report.phase, lead, domain.code))
  return {
    id: report.id,
    version: reportCase.version,
    round: { code: round.code, name: round.name },
    phase: report.phase,
    domain: { code: domain.code, name: domain.name },
    state: report.state,
    dueOn: dues.sort().pop() ?? '',
    leads: domain.leadCodes.map((code) => ({
      organisation: { code, name: leads.find((lead) => lead.code === code)?.name ?? code },
      signed: report.signedBy.includes(code),
    })),
    situation: situationOf(reportCase, today).map((row) => {
      const findings = personal.get(row.assignmentId)
      return findings ? { ...row, findings } : row
    }),
    remark: report.remark,
    can: {
      sign: [...decideSign(facts, actor)],
      recall: [...decideRecallReport(facts, actor)],
      accept: [...decideAccept(facts, actor)],
      return: [...decideReturnReport(facts, actor)],
    },
  }
}
