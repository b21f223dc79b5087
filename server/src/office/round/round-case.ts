import type { ExtensionView, RoundDetail, RoundSummary } from '@gongkai/shared/district/round/round.contract'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import type { WorkingDays } from '../../district/round/working-days.service.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { dateNotes } from './date-notes.js'

/** With `lock` its row stays locked until the transaction ends. @throws Refused 404 */
export async function loadRound(tx: EntityManager, code: string, lock = false): Promise<RoundEntity> {
  const round = await tx.findOne(RoundEntity, { where: { code }, ...(lock ? rowLock(tx) : {}) })
  if (!round) throw notFound('个编制轮次')
  return round
}

/** @throws Refused 409 unless the round, its dates, phases and extensions are as they were read */
export function ensureSeenRound(tx: EntityManager, { code, version }: RoundEntity, read: number): Promise<void> {
  const acts: Acts = {
    kinds: ['round.*', 'extension.*'],
    about: ({ detail }) => detail.code === code || detail.roundCode === code,
  }
  return ensureUnchanged(tx, 'administration.conflict', { read, stands: version }, acts)
}

export async function presentRounds(tx: EntityManager, rounds: readonly RoundEntity[]): Promise<RoundSummary[]> {
  const codes = In(rounds.map(({ code }) => code))
  const [reports, closures, counts] = await Promise.all([
    tx.findBy(ReportEntity, { roundCode: codes, phase: 'catalogue' }),
    tx.findBy(PhaseClosureEntity, { roundCode: codes }),
    tx
      .createQueryBuilder(AssignmentEntity, 'a')
      .select('a.roundCode', 'code')
      .addSelect('COUNT(*)', 'count')
      .where('a.parentId IS NULL')
      .groupBy('a.roundCode')
      .getRawMany<{ code: string; count: number | string }>(),
  ])
  return rounds.map(({ code, name, kind, year, milestones }) => {
    const own = reports.filter(({ roundCode }) => roundCode === code)
    return {
      code,
      name,
      kind,
      year,
      milestones,
      assignmentCount: Number(counts.find((count) => count.code === code)?.count ?? 0),
      finishedDomains: own.filter(({ state }) => state === 'accepted').length,
      domainCount: own.length,
      closedPhases: closures.filter(({ roundCode }) => roundCode === code).map(({ phase }) => phase),
    }
  })
}

export async function presentRound(tx: EntityManager, code: string, workingDays: WorkingDays): Promise<RoundDetail> {
  const round = await loadRound(tx, code)
  const [[summary], closures, extensions, domains, assignments, calendar] = await Promise.all([
    presentRounds(tx, [round]),
    tx.findBy(PhaseClosureEntity, { roundCode: code }),
    tx.find(ExtensionEntity, { where: { roundCode: code }, order: { id: 'DESC' } }),
    tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    tx.findBy(AssignmentEntity, { roundCode: code, parentId: IsNull() }),
    workingDays.load(tx),
  ])
  if (!summary) throw new Error('a round was lost while it was read')
  const involved = new Set([...assignments, ...extensions].map(({ organisationCode }) => organisationCode))
  const organisations = await tx.find(OrganisationEntity, {
    where: { code: In([...involved]) },
    order: { code: 'ASC' },
  })
  const nameOf = new Map([...organisations, ...domains].map((item) => [item.code, item.name]))
  const named = (oneItem: string) => ({ code: oneItem, name: nameOf.get(oneItem) ?? oneItem })
  const present = (extension: ExtensionEntity): ExtensionView => ({
    id: extension.id,
    phase: extension.phase,
    organisation: named(extension.organisationCode),
    domain: extension.domainCode === null ? null : named(extension.domainCode),
    dueOn: extension.dueOn,
    reason: extension.reason,
    by: extension.grantedBy,
    at: extension.grantedAt.toISOString(),
    withdrawn: extension.withdrawnAt !== null,
    joined: extension.joined,
  })
  return {
    ...summary,
    version: round.version,
    notes: dateNotes(
      round.milestones.map(({ date }) => date),
      calendar,
    ),
    closures: closures.map(({ phase, closedBy, closedAt }) => ({ phase, by: closedBy, at: closedAt.toISOString() })),
    extensions: extensions.map(present),
    units: organisations.filter(({ active }) => active).map(({ code, name, kind }) => ({ code, name, kind })),
    domains: domains
      .filter((domain) => assignments.some(({ domainCode }) => domainCode === domain.code))
      .map(({ code, name }) => ({ code, name })),
  }
}
