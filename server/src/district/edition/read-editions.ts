import type { EditionFacts } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import { EditionEntity } from './edition.entity.js'

export type Edition = EditionEntity & EditionFacts

/** Every edition in the order of publishing. */
export async function readEditions(tx: EntityManager): Promise<Edition[]> {
  const editions = await tx.find(EditionEntity, { order: { publishedAt: 'ASC', id: 'ASC' } })
  return editions.map((edition) => Object.assign(edition, { withdrawn: edition.withdrawnAt !== null }))
}
