import type { MatterPage, MatterQuery } from '@gongkai/shared/district/matter/matter.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { boundList } from '../../platform/database/in-list.js'
import { whereKeyHolds } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { DISTRICT_LIST, MatterEntity } from './matter.entity.js'

const PAGE_SIZE = 20

/** Matters of one's own list, of the town's for a village, and of the district's; the office searches all lists. */
@Injectable()
export class SearchMattersQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, { q = '', kind, page = 1 }: MatterQuery): Promise<MatterPage> {
    const query = this.dataSource.manager.createQueryBuilder(MatterEntity, 'matter').where('1 = 1')
    if (kind) query.andWhere('matter.kind = :kind', { kind })
    if (actor.organisationKind !== 'office') {
      query.andWhere('matter.organisationCode IN (:seen)', { seen: boundList(await this.listsFor(actor)) })
    }
    const [found, total] = await whereKeyHolds(query, 'matter.searchKey', q)
      .orderBy('matter.code', 'ASC')
      .addOrderBy('matter.id', 'ASC')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .getManyAndCount()
    return {
      total,
      items: found.map(({ code, name, kind, organisationCode }) => ({
        code,
        name,
        kind,
        organisationCode: organisationCode || null,
      })),
    }
  }

  private async listsFor(actor: SignedIn): Promise<string[]> {
    const own = await this.dataSource.manager.findOneBy(OrganisationEntity, { code: actor.organisationCode })
    const town = actor.organisationKind === 'village' ? own?.parentCode : null
    return [DISTRICT_LIST, actor.organisationCode, ...(town ? [town] : [])]
  }
}
