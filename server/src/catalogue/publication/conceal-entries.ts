import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, Not } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { ConcealedContentEntity } from './concealed-content.entity.js'
import { fingerprintOf } from './concealed-content.query.js'
import { EditionChangeEntity } from './edition-change.entity.js'

const AT_ONCE = 200

/**
 * Conceals items of an edition for what they say: by the numbers given, else all that it added or changed. Older editions that hold
 * the same content lose those rows too, and what their changes tell of it. To be called in the transaction that withdraws it.
 *
 * @returns the items, and refusals for numbers that are not in it
 */
export async function concealEntries(
  tx: EntityManager,
  edition: EditionEntity,
  numbers: readonly string[] | undefined,
  now: Date,
): Promise<{ items: ConcealedContentEntity[]; refusals: Refusal[] }> {
  const named = numbers ?? (await changedBy(tx, edition.id))
  const found: EditionEntryEntity[] = []
  for (const some of chunks(named, AT_ONCE))
    found.push(...(await tx.findBy(EditionEntryEntity, { editionId: edition.id, publicNumber: In(some) })))
  const known = new Set(found.map(({ publicNumber }) => publicNumber))
  const refusals = (numbers ?? []).flatMap((number) =>
    known.has(number) ? [] : [refuse('edition.no-such-item', `items/${number}`, `这个版本里没有公开事项 ${number}`)],
  )
  if (refusals.length > 0) return { items: [], refusals }
  const items = found.map(({ domainCode, publicNumber, snapshot: stored }) => {
    const snapshot = snapshotOf(stored)
    return tx.create(ConcealedContentEntity, {
      editionId: edition.id,
      domainCode,
      organisationCode: snapshot.organisation.code,
      publicNumber,
      fingerprint: fingerprintOf(snapshot),
    })
  })
  for (const some of chunks(items, AT_ONCE)) {
    await tx.insert(ConcealedContentEntity, some)
    await breathe()
  }
  await concealInOthers(tx, edition, items, now)
  return { items, refusals: [] }
}

async function changedBy(tx: EntityManager, editionId: number): Promise<string[]> {
  const changes = await tx.find(EditionChangeEntity, {
    select: { publicNumber: true },
    where: { editionId, kind: Not('withdraw' as const) },
    order: { id: 'ASC' },
  })
  return changes.map(({ publicNumber }) => publicNumber)
}

/** The same content of the same unit, under whatever number, in editions that can be read otherwise. */
async function concealInOthers(
  tx: EntityManager,
  { id: own }: EditionEntity,
  items: readonly ConcealedContentEntity[],
  now: Date,
): Promise<void> {
  const successorOf = await lineOf(tx)
  const thinned = new Set<number>()
  const concealed = new Map<string, Set<number>>()
  for (const domainCode of new Set(items.map((item) => item.domainCode))) {
    const wanted = new Set(
      items
        .filter((item) => item.domainCode === domainCode)
        .map(({ organisationCode, fingerprint }) => `${successorOf(organisationCode)} ${fingerprint}`),
    )
    for (let last = 0; ; ) {
      const rows = await tx
        .createQueryBuilder(EditionEntryEntity, 'entry')
        .where('entry.domainCode = :domainCode AND entry.id > :last', { domainCode, last })
        .orderBy('entry.id')
        .limit(AT_ONCE)
        .getMany()
      const same = rows.filter(({ snapshot: stored }) => {
        const snapshot = snapshotOf(stored)
        return wanted.has(`${successorOf(snapshot.organisation.code)} ${fingerprintOf(snapshot)}`)
      })
      if (same.length > 0)
        await tx.update(EditionEntryEntity, { id: In(same.map(({ id }) => id)) }, { concealed: true })
      for (const { editionId, publicNumber } of same) {
        if (editionId !== own) thinned.add(editionId)
        concealed.set(publicNumber, (concealed.get(publicNumber) ?? new Set()).add(editionId))
      }
      last = rows.at(-1)?.id ?? 0
      if (rows.length < AT_ONCE) break
      await breathe()
    }
  }
  const newest = await tx.maximum(EditionEntity, 'id')
  for (const [publicNumber, editions] of concealed) {
    // Words that only the concealed edition tells are not read anyway, unless a later edition tells what they were changed from.
    if (newest !== own || editions.size > 1 || !editions.has(own)) await concealChanges(tx, publicNumber)
  }
  for (const some of chunks([...thinned], AT_ONCE)) await tx.update(EditionEntity, { id: In(some) }, { thinnedAt: now })
}

/** Conceals the content in two editions: the one that changed something to it, and the next one, which changed it to something else. */
async function concealChanges(tx: EntityManager, publicNumber: string): Promise<void> {
  const [changes, rows] = await Promise.all([
    tx.find(EditionChangeEntity, { select: { id: true, editionId: true }, where: { publicNumber } }),
    tx.find(EditionEntryEntity, {
      select: { id: true, editionId: true, concealed: true },
      where: { publicNumber },
      order: { editionId: 'ASC' },
    }),
  ])
  const telling = changes.flatMap(({ id, editionId }) => {
    const own = rows.find((row) => row.editionId === editionId)
    const before = rows.findLast((row) => row.editionId < editionId)
    return own?.concealed || before?.concealed ? [id] : []
  })
  if (telling.length > 0) await tx.update(EditionChangeEntity, { id: In(telling) }, { concealed: true })
}
