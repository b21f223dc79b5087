import type { NudgeView } from '@gongkai/shared/oversight/notification/notification.contract'
import type { EntityManager } from 'typeorm'
import { loadCase } from '../../compiling/assignment/assignment-case.js'
import { loadReport } from '../../compiling/report/report-case.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { NudgeEntity } from './nudge.entity.js'

/**
 * The log of an assignment or of a report, the newest first.
 * @throws Refused 404 when neither is named, or it is not the actor's to see
 */
export async function nudgesOf(
  tx: EntityManager,
  actor: SignedIn,
  assignmentId?: number,
  reportId?: number,
): Promise<NudgeView[]> {
  if (assignmentId) await loadCase(tx, assignmentId, actor)
  else if (reportId) await loadReport(tx, reportId, actor)
  else throw notFound('项任务')
  const subject = assignmentId ? `assignment/${assignmentId}` : `report/${reportId}`
  const [nudges, organisations] = await Promise.all([
    tx.find(NudgeEntity, { where: { subject }, order: { id: 'DESC' } }),
    tx.find(OrganisationEntity),
  ])
  return nudges.map(({ id, text, by, at, toCode }) => ({
    id,
    text,
    by,
    at: at.toISOString(),
    to: { code: toCode, name: organisations.find(({ code }) => code === toCode)?.name ?? toCode },
  }))
}
