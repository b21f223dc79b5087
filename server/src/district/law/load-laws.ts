import type { EntityManager } from 'typeorm'
import { searchKey } from '../../platform/database/search-key.js'
import { groupBy } from '../../platform/group-by.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { laws } from './laws.js'
import { keyOf, type LibraryLaw, storedLaw } from './library/library-law.js'

/**
 * Brings the library to the state of the product's list; idempotent. A law that somebody changed here stays as it is: its page shows what
 * the list says now, and the office takes one of both. What the office or a unit added is left alone.
 */
export async function loadLaws(tx: EntityManager, list: readonly LibraryLaw[] = laws): Promise<void> {
  const find = standingLaw(await tx.findBy(LawEntity, { organisationCode: LIBRARY }), list)
  const added: Partial<LawEntity>[] = []
  for (const law of list) {
    const wanted = storedLaw(law)
    const known = find(law)
    if (!known) added.push(wanted)
    else if (known.editedAt) {
      if (known.shippedKey !== wanted.shippedKey) await tx.update(LawEntity, { id: known.id }, wantedKey(wanted))
    } else if (differs(known, wanted)) await tx.update(LawEntity, { id: known.id }, wanted)
  }
  if (added.length > 0) await tx.insert(LawEntity, added)
}

const wantedKey = ({ shippedKey }: Pick<LawEntity, 'shippedKey'>) => ({ shippedKey })
const differs = (known: LawEntity, wanted: Partial<LawEntity>) =>
  Object.entries(wanted).some(([key, value]) => JSON.stringify(known[key as keyof LawEntity]) !== JSON.stringify(value))

/** The stored law that a law of the list is: by its key, else by title and number, else by a title that nothing else bears. */
function standingLaw(
  stored: readonly LawEntity[],
  list: readonly LibraryLaw[],
): (law: LibraryLaw) => LawEntity | undefined {
  const keys = new Set(list.map(keyOf))
  const byKey = new Map(stored.flatMap((law) => (law.shippedKey ? [[law.shippedKey, law] as const] : [])))
  const bySearch = new Map(stored.map((law) => [law.searchKey, law]))
  const byTitle = groupBy(stored, ({ title }) => searchKey(title))
  const titles = groupBy(list, ({ title }) => searchKey(title))
  return (law) => {
    const title = searchKey(law.title)
    const [only, ...others] = byTitle.get(title) ?? []
    const free = only && others.length === 0 && titles.get(title)?.length === 1 && !keys.has(only.shippedKey ?? '')
    return byKey.get(keyOf(law)) ?? bySearch.get(keyOf(law)) ?? (free ? only : undefined)
  }
}
