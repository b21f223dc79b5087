import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type Due, dueDates } from '../../district/round/due.js'
import { PhaseClosureEntity, type RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'

/** Everything of the newest round that is not done and has somebody to remind; closed work is nobody's any more. */
export async function reminderWorks(tx: EntityManager): Promise<ReminderWork[]> {
  const round = await newestRound(tx)
  if (!round) return []
  const [dueOf, closures, assignments, reports, domains, organisations] = await Promise.all([
    dueDates(tx, round),
    tx.findBy(PhaseClosureEntity, { roundCode: round.code }),
    tx.findBy(AssignmentEntity, { roundCode: round.code }),
    tx.findBy(ReportEntity, { roundCode: round.code, state: In(['preparing', 'returned']) }),
    tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    tx.findBy(OrganisationEntity, { active: true }),
  ])
  const submissions = await tx.findBy(SubmissionEntity, {
    assignmentId: In(assignments.map(({ id }) => id)),
    state: In(['draft', 'returned']),
  })
  const open = new Map(submissions.map((candidate) => [`${candidate.assignmentId}/${candidate.phase}`, candidate]))
  const unitOf = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const domainOf = new Map(domains.map((candidate) => [candidate.code, candidate]))
  const due = (phase: FillingPhase, unit: OrganisationEntity, domainCode: string) =>
    closures.some((closed) => closed.phase === phase) ? '' : dueOf(phase, unit, domainCode)

  const filling = assignments.flatMap(({ id, phase, domainCode, organisationCode }) => {
    const unit = unitOf.get(organisationCode)
    const submission = open.get(`${id}/${phase}`)
    if (!unit || !submission) return []
    const { firstSentAt } = submission
    const dueOn = due(phase, unit, domainCode)
    return [
      {
        subject: `assignment/${id}/${phase}`,
        kind: firstSentAt ? ('again' as const) : ('fill' as const),
        organisationCode,
        name: domainOf.get(domainCode)?.name ?? domainCode,
        dueOn,
        punctual: firstSentAt !== null && localDateAt(firstSentAt) <= dueOn,
      },
    ]
  })
  const reporting = reports.flatMap(({ id, phase, domainCode, signedBy }) => {
    const domain = domainOf.get(domainCode)
    // The catalogue's report waits for the inventory's: it is not asked for before its time.
    if (
      phase === 'catalogue' &&
      reports.some((report) => report.domainCode === domainCode && report.phase === 'inventory')
    )
      return []
    return (domain?.leadCodes ?? []).flatMap((organisationCode) => {
      const unit = unitOf.get(organisationCode)
      if (!unit || signedBy.includes(organisationCode)) return []
      const dueOn = due(phase, unit, domainCode)
      return [
        {
          subject: `report/${id}/${organisationCode}`,
          kind: 'report' as const,
          organisationCode,
          name: domain?.name ?? '',
          dueOn,
        },
      ]
    })
  })
  return [
    ...filling,
    ...reporting,
    ...(await releasing(
      tx,
      round,
      domains.filter(({ code }) => assignments.some(({ domainCode }) => domainCode === code)),
      organisations,
      dueOf,
    )),
  ].sort((a, b) => a.subject.localeCompare(b.subject, 'en', { numeric: true }))
}

/** The domains that the office has to publish: those of the round that are in no edition of it. */
async function releasing(
  tx: EntityManager,
  round: RoundEntity,
  domains: PilotDomainEntity[],
  organisations: OrganisationEntity[],
  dueOf: Due,
): Promise<ReminderWork[]> {
  const office = organisations.find(({ kind }) => kind === 'office')
  const dueOn = office ? dueOf('release', office, '') : ''
  if (!office || !dueOn) return []
  const editions = await tx.findBy(EditionEntity, { roundCode: round.code })
  const published = await tx
    .createQueryBuilder(EditionEntryEntity, 'e')
    .select('DISTINCT e.domainCode', 'code')
    .where({ editionId: In(editions.map(({ id }) => id)) })
    .getRawMany<{ code: string }>()
  return domains
    .filter((domain) => !published.some(({ code }) => code === domain.code))
    .map(({ code, name }) => ({
      subject: `release/${round.code}/${code}`,
      kind: 'release' as const,
      organisationCode: office.code,
      name,
      dueOn,
    }))
}
