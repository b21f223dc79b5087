import type { OrganisationList } from '@gongkai/shared/district/organisation/organisation.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensureAdministrator } from '../account/administrator.js'
import { PersonEntity } from '../account/person.entity.js'
import { OrganisationEntity, OrganisationNameEntity } from './organisation.entity.js'

const KIND_ORDER = { office: 0, agency: 1, town: 2, village: 3 } as const

/** The whole tree; the client searches it, a district has some hundred units. */
@Injectable()
export class ListOrganisationsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn): Promise<OrganisationList> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const [organisations, names, counts] = await Promise.all([
      tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
      tx.find(OrganisationNameEntity, { order: { id: 'DESC' } }),
      tx
        .createQueryBuilder(PersonEntity, 'person')
        .select('person.organisationCode', 'code')
        .addSelect('COUNT(*)', 'count')
        .where('person.active = :active', { active: true })
        .groupBy('person.organisationCode')
        .getRawMany<{ code: string; count: number | string }>(),
    ])
    const countOf = new Map(counts.map(({ code, count }) => [code, Number(count)]))
    const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
    const top = organisations
      .filter(({ kind }) => kind !== 'village')
      .sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || (a.code < b.code ? -1 : 1))
    const codes = new Set(top.map(({ code }) => code))
    const below = (code: string | null) =>
      organisations.filter((unit) => unit.kind === 'village' && unit.parentCode === code)
    const orphans = organisations.filter(({ kind, parentCode }) => kind === 'village' && !codes.has(parentCode ?? ''))
    return {
      items: [...top.flatMap((organisation) => [organisation, ...below(organisation.code)]), ...orphans].map(
        ({ code, name, kind, parentCode, fills, active, mergedInto }) => ({
          code,
          name,
          kind,
          parent: parentCode,
          fills,
          active,
          mergedInto: mergedInto === null ? null : { code: mergedInto, name: nameOf.get(mergedInto) ?? mergedInto },
          formerNames: names.filter(({ organisationCode }) => organisationCode === code).map(({ name }) => name),
          accountCount: countOf.get(code) ?? 0,
        }),
      ),
    }
  }
}
