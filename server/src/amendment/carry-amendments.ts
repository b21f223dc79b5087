import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { In } from '../platform/database/in-list.js'
import { EditionEntity } from '../publication/edition.entity.js'
import { AmendmentEntity } from './amendment.entity.js'

const LIGHT = { id: true, kind: true, domainCode: true, assignmentId: true, entryId: true } as const

/**
 * An edition was composed: what was finalised of its rows is published with it, and what was added has its number by now. To
 * be called in the transaction that writes the edition.
 */
export async function carryAmendments(tx: EntityManager, edition: EditionEntity): Promise<void> {
  const waiting = await tx.find(AmendmentEntity, {
    select: LIGHT,
    where: { domainCode: In(edition.domains.map(({ code }) => code)), state: 'finalised' },
  })
  const rounds = await roundsOf(tx, waiting)
  const carried = waiting.filter((each) => holds(edition, each.domainCode, rounds.get(each.assignmentId)))
  await move(tx, carried, { state: 'published', editionId: edition.id })

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
export async function releaseAmendments(tx: EntityManager, { id: editionId }: EditionEntity): Promise<void> {
  const [carried, later] = await Promise.all([
    tx.find(AmendmentEntity, { select: LIGHT, where: { editionId } }),
    tx.find(EditionEntity, { where: { id: MoreThan(editionId), withdrawnAt: IsNull() }, order: { id: 'ASC' } }),
  ])
  const rounds = await roundsOf(tx, carried)
  const holderOf = ({ domainCode, assignmentId }: AmendmentEntity) =>
    later.find((each) => holds(each, domainCode, rounds.get(assignmentId)))
  for (const holder of new Set(carried.map(holderOf))) {
    await move(
      tx,
      carried.filter((each) => holderOf(each) === holder),
      holder ? { state: 'published', editionId: holder.id } : { state: 'finalised', editionId: null },
    )
  }
}

/** By assignment: the round of the rows that these amend. */
async function roundsOf(
  tx: EntityManager,
  amendments: readonly Pick<AmendmentEntity, 'assignmentId'>[],
): Promise<Map<number, string>> {
  const ids = [...new Set(amendments.map(({ assignmentId }) => assignmentId))]
  const assignments = await tx.find(AssignmentEntity, { select: { id: true, roundCode: true }, where: { id: In(ids) } })
  return new Map(assignments.map(({ id, roundCode }) => [id, roundCode]))
}

const holds = ({ domains }: EditionEntity, domainCode: string, roundCode: string | undefined) =>
  domains.some((each) => each.code === domainCode && each.roundCode === roundCode)

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
    .where({ id: In(amendments.map(({ id }) => id)) })
    .execute()
}
