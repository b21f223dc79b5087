import { type EntityManager, In, IsNull, MoreThan } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { EditionEntity } from '../publication/edition.entity.js'
import { AmendmentEntity } from './amendment.entity.js'

const LIGHT = { id: true, kind: true, domainCode: true, assignmentId: true, entryId: true } as const

/**
 * An edition was composed of these domains: what was finalised of their rows is published with it, and what was added has its
 * number by now. To be called in the transaction that writes the edition, after the entries were numbered.
 */
export async function carryAmendments(tx: EntityManager, editionId: number, domainCodes: string[]): Promise<void> {
  const { roundCode } = await tx.findOneByOrFail(EditionEntity, { id: editionId })
  const waiting = await tx.find(AmendmentEntity, {
    select: LIGHT,
    where: { domainCode: In(domainCodes), state: 'finalised' },
  })
  const assignments = await tx.findBy(AssignmentEntity, {
    id: In([...new Set(waiting.map(({ assignmentId }) => assignmentId))]),
    roundCode,
  })
  const composed = new Set(assignments.map(({ id }) => id))
  const carried = waiting.filter(({ assignmentId }) => composed.has(assignmentId))
  await move(tx, carried, { state: 'published', editionId })

  const added = carried.filter(({ kind }) => kind === 'add')
  const entries = await tx.find(EntryEntity, {
    select: { id: true, publicNumber: true },
    where: { id: In(added.map(({ entryId }) => entryId)) },
  })
  for (const { id, publicNumber } of entries)
    await tx.update(AmendmentEntity, { kind: 'add', entryId: id }, { publicNumber })
}

/**
 * An edition was withdrawn: what it carried waits for the next one again, unless a later one that still stands holds it too.
 * To be called in the transaction that withdraws it.
 */
export async function releaseAmendments(tx: EntityManager, editionId: number): Promise<void> {
  const { roundCode } = await tx.findOneByOrFail(EditionEntity, { id: editionId })
  const [carried, later] = await Promise.all([
    tx.find(AmendmentEntity, { select: LIGHT, where: { editionId } }),
    tx.find(EditionEntity, {
      where: { id: MoreThan(editionId), roundCode, withdrawnAt: IsNull() },
      order: { id: 'ASC' },
    }),
  ])
  for (const domainCode of new Set(carried.map((each) => each.domainCode))) {
    const holder = later.find(({ domainCodes }) => domainCodes.includes(domainCode))
    await move(
      tx,
      carried.filter((each) => each.domainCode === domainCode),
      holder ? { state: 'published', editionId: holder.id } : { state: 'finalised', editionId: null },
    )
  }
}

async function move(
  tx: EntityManager,
  amendments: readonly Pick<AmendmentEntity, 'id'>[],
  to: Pick<AmendmentEntity, 'state' | 'editionId'>,
): Promise<void> {
  if (amendments.length === 0) return
  await tx
    .createQueryBuilder()
    .update(AmendmentEntity)
    .set({ ...to, version: () => 'version + 1' })
    .whereInIds(amendments.map(({ id }) => id))
    .execute()
}
