import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { LawPage, LawQuery, LawStatus } from '@gongkai/shared/district/law/law.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type SelectQueryBuilder } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { whereKeyHolds } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { presentLaw } from './law.presenter.js'

const PAGE_SIZE = 20

/** `lawStatusOn` in SQL. */
const ENDED = `(law.endedOn <= :today OR (law.endedOn IS NULL AND law.status = 'repealed'))`
const UPCOMING = `(law.effectiveFrom > :today)`
const CONDITIONS: Record<LawStatus, string> = {
  repealed: `COALESCE(${ENDED}, 0) = 1`,
  upcoming: `COALESCE(${ENDED}, 0) = 0 AND COALESCE(${UPCOMING}, 0) = 1`,
  effective: `COALESCE(${ENDED}, 0) = 0 AND COALESCE(${UPCOMING}, 0) = 0`,
}

/** The library and what one's own organisation added, those in force first, then the shortest title. */
@Injectable()
export class SearchLawsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(actor: SignedIn, { q = '', page = 1, ...filters }: LawQuery): Promise<LawPage> {
    const today = this.clock.today()
    const query = this.dataSource.manager.createQueryBuilder(LawEntity, 'law')
    filter(query, actor, filters, today)
    const [found, total] = await whereKeyHolds(query, 'law.searchKey', q)
      .orderBy(`CASE WHEN ${CONDITIONS.repealed} THEN 1 ELSE 0 END`, 'ASC')
      .addOrderBy('LENGTH(law.title)', 'ASC')
      .addOrderBy('law.id', 'ASC')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .getManyAndCount()
    return { total, items: found.map((law) => presentLaw(law, today)) }
  }
}

function filter(
  query: SelectQueryBuilder<LawEntity>,
  actor: SignedIn,
  { status, kind, mine }: Omit<LawQuery, 'q' | 'page'>,
  today: LocalDate,
): void {
  const { organisationCode, organisationKind } = actor
  query.setParameter('today', today)
  if (mine === 'units' && organisationKind === 'office')
    query.where('law.organisationCode NOT IN (:...none)', { none: [LIBRARY] })
  else
    query.where('law.organisationCode IN (:...seen)', { seen: mine ? [organisationCode] : [LIBRARY, organisationCode] })
  if (status) query.andWhere(CONDITIONS[status])
  if (kind) query.andWhere('law.kind = :kind', { kind })
}
