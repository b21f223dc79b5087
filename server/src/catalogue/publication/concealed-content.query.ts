import { createHash } from 'node:crypto'
import { contentText } from '@gongkai/shared/catalogue/publication/content-text'
import type { DownEntry, LeftOutEntry } from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { In } from '../../platform/database/in-list.js'
import { downNow } from '../takedown/down-items.query.js'
import { uncleanOf } from '../takedown/is-clean.js'
import type { Composed } from './compose-edition.js'
import { ConcealedContentEntity } from './concealed-content.entity.js'

/** The part of a composition that may be published, and the part that is left out since it says what was taken down. */
export interface WithoutConcealed {
  composed: Composed[]
  leftOut: LeftOutEntry[]
  /** 紧急下线: items that stay down in it */ down: DownEntry[]
  /** takedowns that end with it: the item has other words, and they are clean */ back: Back[]
}

/** A takedown that ends, and how its item is called from now on. */
export interface Back {
  id: number
  name: string
}

export const fingerprintOf = (entry: Snapshot) => createHash('sha256').update(contentText(entry)).digest('hex')

/**
 * Parts what was composed by what was concealed: the same words of the same unit in the same domain, under whatever number, from
 * whatever round, copied, imported or amended. An item that stands with other words stays with those.
 *
 * An item that is down (紧急下线) stays in the edition and is read by nobody outside, until its words are others than those taken down, and
 * clean by today's rules.
 *
 * @param standing an item as it stands now, down or not
 */
export async function withoutConcealed(
  tx: EntityManager,
  composed: readonly Composed[],
  standing: (publicNumber: string) => Composed | null,
): Promise<WithoutConcealed> {
  const domainCodes = [...new Set(composed.map(({ snapshot }) => snapshot.domain.code))]
  const concealed =
    domainCodes.length > 0 ? await tx.findBy(ConcealedContentEntity, { domainCode: In(domainCodes) }) : []
  const downOf = await downNow(tx, 'entry')
  if (concealed.length + downOf.size === 0) return { composed: [...composed], leftOut: [], down: [], back: [] }
  const successorOf = await lineOf(tx)
  const keyOf = (domain: string, organisation: string) => `${domain}/${successorOf(organisation)}`
  const ofUnit = new Map<string, Set<string>>()
  for (const { domainCode, organisationCode, fingerprint } of concealed) {
    const key = keyOf(domainCode, organisationCode)
    ofUnit.set(key, (ofUnit.get(key) ?? new Set()).add(fingerprint))
  }
  const isConcealed = ({ snapshot }: Composed) =>
    ofUnit.get(keyOf(snapshot.domain.code, snapshot.organisation.code))?.has(fingerprintOf(snapshot)) ?? false
  const result: WithoutConcealed = { composed: [], leftOut: [], down: [], back: [] }
  for (const candidate of composed) {
    const { id, organisation } = candidate.snapshot
    const words = standing(id)
    const takedown = downOf.get(id)
    if (takedown) {
      const same = isConcealed(candidate)
      const unclean = same ? [] : await uncleanOf(tx, organisation.code, [candidate.snapshot])
      if (!same && unclean.length === 0) {
        result.composed.push(candidate)
        result.back.push({ id: takedown.id, name: entryName(candidate.snapshot) })
        continue
      }
      if (words) result.composed.push({ ...words, paused: true })
      result.down.push({ ...named(candidate), takedownId: takedown.id, same, texts: unclean.map(({ text }) => text) })
    } else if (isConcealed(candidate)) {
      result.leftOut.push(named(candidate))
      if (words && !isConcealed(words)) result.composed.push(words)
    } else result.composed.push(candidate)
  }
  return result
}

function named({ entryId, snapshot }: Composed): LeftOutEntry {
  const { id, domain, organisation } = snapshot
  return { id, entryId: entryId ?? 0, name: entryName(snapshot), domain, organisation }
}
