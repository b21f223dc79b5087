import { type EntityManager, IsNull } from 'typeorm'
import { EditionEntity } from '../publication/edition.entity.js'

/** For each domain the edition in which the public reads it: the latest that was not withdrawn. */
export async function standingEditions(tx: EntityManager): Promise<Map<string, EditionEntity>> {
  const editions = await tx.find(EditionEntity, {
    where: { withdrawnAt: IsNull() },
    order: { publishedAt: 'ASC', id: 'ASC' },
  })
  return new Map(editions.flatMap((edition) => edition.domainCodes.map((code) => [code, edition] as const)))
}
