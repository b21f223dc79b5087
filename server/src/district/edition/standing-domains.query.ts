import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import { readEditions } from './read-editions.js'

/** By domain: the edition in which the public reads it, and the round whose rows that one holds. */
export async function standingDomains(
  tx: EntityManager,
): Promise<Map<string, { editionId: number; roundCode: string }>> {
  const standing = standingEditions(await readEditions(tx))
  return new Map(
    [...standing].flatMap(([code, { id: editionId, domains }]) => {
      const roundCode = domains.find((domain) => domain.code === code)?.roundCode
      return roundCode === undefined ? [] : [[code, { editionId, roundCode }] as const]
    }),
  )
}
