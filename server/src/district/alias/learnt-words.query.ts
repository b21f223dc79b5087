import type { Channel } from '@gongkai/shared/base/template/entry-template'
import type { LearntWords } from '@gongkai/shared/district/alias/learnt-words'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { DISTRICT_ALIAS, LearntAliasEntity } from './learnt-alias.entity.js'

/** The words that a unit's tables are read with: its own before the district's. Two statements. */
export async function learntWords(tx: EntityManager, organisationCode: string): Promise<LearntWords> {
  const found = await tx.find(LearntAliasEntity, {
    where: { organisationCode: In([organisationCode, DISTRICT_ALIAS]) },
    order: { id: 'ASC' },
  })
  const own = (alias: LearntAliasEntity) => (alias.organisationCode === organisationCode ? 0 : 1)
  const words = [...found].sort((a, b) => own(a) - own(b))
  const of = (kind: LearntAliasEntity['kind']) => words.filter((word) => word.kind === kind)
  const units = await tx.findBy(OrganisationEntity, { code: In(of('unit').map(({ means }) => means)), active: true })
  const unitName = new Map(units.map(({ code, name }) => [code, name]))
  return {
    domains: of('domain').map(({ alias, means }) => ({ alias, code: means })),
    units: of('unit').flatMap(({ alias, means }) => {
      const name = unitName.get(means)
      return name ? [{ alias, name }] : []
    }),
    channels: of('channel').map(({ alias, means }) => ({ alias, code: means as Channel })),
  }
}

/** The district's words for domains and units, by code: the public search finds by them too. */
export async function districtAliases(tx: EntityManager): Promise<(kind: 'domain' | 'unit', code: string) => string[]> {
  const found = await tx.find(LearntAliasEntity, {
    where: { organisationCode: DISTRICT_ALIAS, kind: In(['domain', 'unit']) },
    order: { id: 'ASC' },
  })
  const words = new Map<string, string[]>()
  for (const { kind, means, alias } of found)
    words.set(`${kind}/${means}`, [...(words.get(`${kind}/${means}`) ?? []), alias])
  return (kind, code) => words.get(`${kind}/${code}`) ?? []
}
