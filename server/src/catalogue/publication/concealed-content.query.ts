import { createHash } from 'node:crypto'
import { contentText } from '@gongkai/shared/catalogue/publication/content-text'
import type { LeftOutEntry } from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { In } from '../../platform/database/in-list.js'
import type { Composed } from './compose-edition.js'
import { ConcealedContentEntity } from './concealed-content.entity.js'

/** The part of a composition that may be published, and the part that is left out since it says what was taken down. */
export interface WithoutConcealed {
  composed: Composed[]
  leftOut: LeftOutEntry[]
}

export const fingerprintOf = (entry: Snapshot) => createHash('sha256').update(contentText(entry)).digest('hex')

/**
 * Parts what was composed by what was concealed: the same words of the same unit in the same domain, under whatever number, from
 * whatever round, copied, imported or amended. An item that stands with other words stays with those.
 *
 * @param standing an item as the public reads it now
 */
export async function withoutConcealed(
  tx: EntityManager,
  composed: readonly Composed[],
  standing: (publicNumber: string) => Composed | null,
): Promise<WithoutConcealed> {
  const domainCodes = [...new Set(composed.map(({ snapshot }) => snapshot.domain.code))]
  const concealed =
    domainCodes.length > 0 ? await tx.findBy(ConcealedContentEntity, { domainCode: In(domainCodes) }) : []
  if (concealed.length === 0) return { composed: [...composed], leftOut: [] }
  const successorOf = await lineOf(tx)
  const keyOf = (domain: string, organisation: string) => `${domain}/${successorOf(organisation)}`
  const ofUnit = new Map<string, Set<string>>()
  for (const { domainCode, organisationCode, fingerprint } of concealed) {
    const key = keyOf(domainCode, organisationCode)
    ofUnit.set(key, (ofUnit.get(key) ?? new Set()).add(fingerprint))
  }
  const isDown = ({ snapshot }: Composed) =>
    ofUnit.get(keyOf(snapshot.domain.code, snapshot.organisation.code))?.has(fingerprintOf(snapshot)) ?? false
  const leftOut: LeftOutEntry[] = []
  const kept = composed.flatMap((candidate) => {
    if (!isDown(candidate)) return [candidate]
    const { entryId, snapshot } = candidate
    const { id, domain, organisation } = snapshot
    leftOut.push({ id, entryId: entryId ?? 0, name: entryName(snapshot), domain, organisation })
    const words = standing(id)
    return words && !isDown(words) ? [words] : []
  })
  return { composed: kept, leftOut }
}
