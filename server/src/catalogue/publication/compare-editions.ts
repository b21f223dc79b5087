import { editionDiff } from '@gongkai/shared/catalogue/publication/edition-diff'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import type { Edition } from '../../district/edition/read-editions.js'
import { readByDomain } from '../../district/pilot-domain/domain-order.js'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { editionEntries } from './editions.query.js'

/** Comparing an entry takes about 10 µs: between so many, others have their turn. */
const COMPARED_AT_ONCE = 100

/**
 * The changes of the public's view after one edition against that after another (null: nothing), as `editionDiff` has them, domain by domain: a
 * whole catalogue at once would keep everybody waiting and fill the memory. Withdrawn entries come last of their domain.
 */
export async function* compareEditions(
  tx: EntityManager,
  editions: readonly Edition[],
  { from, upTo, domain }: { from: number | null; upTo: number; domain?: string },
): AsyncGenerator<EntryChange> {
  const was = from === null ? new Map<string, Edition>() : standingEditions(editions, from)
  const is = standingEditions(editions, upTo)
  const codes = [...new Set([...is.keys(), ...was.keys()])].filter((code) => !domain || code === domain)
  for (const code of codes.sort(await readByDomain(tx))) {
    const [before, after] = [was.get(code), is.get(code)]
    if (before?.id === after?.id) continue
    yield* compareEntries(await entriesOf(tx, before, code), await entriesOf(tx, after, code))
  }
}

async function entriesOf(tx: EntityManager, edition: Edition | undefined, code: string): Promise<Snapshot[]> {
  const entries: Snapshot[] = []
  if (edition) for await (const { snapshot } of editionEntries(tx, edition.id, [code])) entries.push(snapshot)
  return entries
}

async function* compareEntries(before: readonly Snapshot[], after: readonly Snapshot[]): AsyncGenerator<EntryChange> {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  for (const some of chunks(after, COMPARED_AT_ONCE)) {
    yield* editionDiff(
      some.flatMap(({ id }) => earlier.get(id) ?? []),
      some,
    )
    await breathe()
  }
  const later = new Set(after.map(({ id }) => id))
  yield* editionDiff(
    before.filter(({ id }) => !later.has(id)),
    [],
  )
}
