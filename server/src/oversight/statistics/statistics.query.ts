import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import { COUNTED_KINDS, countRound } from '@gongkai/shared/oversight/statistics/count-round'
import type { Statistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'

/** How the newest round went, counted from the ledger: five queries. A village's work is its town's affair. */
@Injectable()
export class StatisticsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(): Promise<Statistics> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return { round: null, phases: [], leads: [] }
    const [assignments, domains, organisations, events] = await Promise.all([
      tx.findBy(AssignmentEntity, { roundCode: round.code, parentId: IsNull() }),
      tx.find(PilotDomainEntity),
      tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
      tx
        .createQueryBuilder(EventEntity, 'e')
        .select(['e.id', 'e.at', 'e.kind', 'e.assignmentId', 'e.organisationCode'])
        .innerJoin(AssignmentEntity, 'a', 'a.id = e.assignmentId')
        .where('a.roundCode = :round AND a.parentId IS NULL AND e.kind IN (:...kinds)', {
          round: round.code,
          kinds: COUNTED_KINDS,
        })
        .orderBy('e.id', 'ASC')
        .getMany(),
    ])
    const leadsOf = new Map(domains.map(({ code, leadCodes }) => [code, leadCodes]))
    const { phases, leads } = countRound(
      assignments.map(({ id, domainCode, organisationCode }) => ({
        id,
        reviewerCodes: (leadsOf.get(domainCode) ?? []).filter((code) => code !== organisationCode),
      })),
      events.map(({ at, kind, assignmentId, organisationCode }) => ({
        at,
        kind,
        assignmentId: assignmentId ?? 0,
        organisationCode: organisationCode ?? '',
      })),
      phasesOfRound(round.kind),
    )
    return {
      round: { code: round.code, name: round.name },
      phases,
      leads: organisations.flatMap(({ code, name }) => {
        const count = leads.get(code)
        return count ? [{ organisation: { code, name }, ...count }] : []
      }),
    }
  }
}
