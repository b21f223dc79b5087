import type { LawPage, LawQuery } from '@gongkai/shared/district/law/law.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { whereKeyHolds } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { presentLaw } from './law.presenter.js'

const PAGE_SIZE = 20

/** The library and what one's own organisation added, those in force first, then the shortest title. */
@Injectable()
export class SearchLawsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(actor: SignedIn, { q = '', page = 1 }: LawQuery): Promise<LawPage> {
    const query = this.dataSource.manager
      .createQueryBuilder(LawEntity, 'law')
      .where('law.organisationCode IN (:...seen)', { seen: [LIBRARY, actor.organisationCode] })
    const [found, total] = await whereKeyHolds(query, 'law.searchKey', q)
      .orderBy('law.status', 'ASC')
      .addOrderBy('LENGTH(law.title)', 'ASC')
      .addOrderBy('law.id', 'ASC')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .getManyAndCount()
    return { total, items: found.map((law) => presentLaw(law, this.clock.today())) }
  }
}
