import type { AccountPage, AccountQuery } from '@gongkai/shared/district/account/account.contract'
import { Inject, Injectable } from '@nestjs/common'
import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { presentAccount } from './account.presenter.js'
import { factsOf, soleAdministrator } from './account-case.js'
import { ensureAdministrator } from './administrator.js'
import { PersonEntity } from './person.entity.js'

const PAGE_SIZE = 100

/** Accounts by unit; a word is looked for in the name, the account and the unit's name. */
@Injectable()
export class ListAccountsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, { q = '', organisation, page = 1 }: AccountQuery): Promise<AccountPage> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const query = peopleMatching(tx, q)
    if (organisation) query.andWhere('person.organisationCode = :organisation', { organisation })
    const [people, total] = await query
      .orderBy('unit.code', 'ASC')
      .addOrderBy('person.id', 'ASC')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .getManyAndCount()
    const sole = await soleAdministrator(tx)
    const organisations = await tx.findBy(OrganisationEntity, {
      code: In(people.map((person) => person.organisationCode)),
    })
    const unitOf = new Map(organisations.map((unit) => [unit.code, unit]))
    return {
      total,
      items: people.flatMap((person) => {
        const unit = unitOf.get(person.organisationCode)
        return unit ? [presentAccount({ person, organisation: unit, facts: factsOf(person, unit, sole) }, actor)] : []
      }),
    }
  }
}

/** Accounts with their `unit`; every word of `q` stands in the name, the account or the unit's name. */
export function peopleMatching(tx: EntityManager, q: string): SelectQueryBuilder<PersonEntity> {
  const query = tx
    .createQueryBuilder(PersonEntity, 'person')
    .innerJoin(OrganisationEntity, 'unit', 'unit.code = person.organisationCode')
    .where('1 = 1')
  q.split(/[\s\u3000]+/)
    .filter(Boolean)
    .forEach((word, index) => {
      const key = `word${index}`
      query.andWhere(
        new Brackets((any) => {
          for (const column of ['person.name', 'person.account', 'unit.name'])
            any.orWhere(`LOWER(${column}) LIKE :${key} ESCAPE '!'`, {
              [key]: `%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`,
            })
        }),
      )
    })
  return query
}
