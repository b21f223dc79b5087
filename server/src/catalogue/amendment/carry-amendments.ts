import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { Met } from '../publication/plan-domain.js'
import { AmendmentEntity } from './amendment.entity.js'

const LIGHT = { id: true, kind: true, domainCode: true, assignmentId: true, entryId: true } as const

/**
 * An edition was composed: the finalised amendments it holds are published with it, and added entries have their numbers by now. Those about
 * whose items something else was decided later go back to their units. To be called in the transaction that writes the edition.
 */
export async function carryAmendments(tx: EntityManager, edition: EditionEntity, met: readonly Met[]): Promise<void> {
  const held = met.filter(({ outcome }) => outcome === 'held')
  await move(
    tx,
    held.map(({ amendment }) => amendment),
    { state: AMENDMENT.after('carry'), editionId: edition.id },
  )
  for (const { amendment, publicNumber } of held)
    if (amendment.kind === 'add' && publicNumber)
      await tx.update(AmendmentEntity, { id: amendment.id }, { publicNumber })
  for (const { amendment, outcome, text } of met)
    if (outcome === 'ended') {
      const { id, version } = amendment
      const ended = {
        state: AMENDMENT.after('end'),
        signedBy: [],
        remark: text,
        version: version + 1,
        finalisedAt: null,
      }
      Object.assign(amendment, ended)
      await tx.update(AmendmentEntity, { id }, ended)
    }
}

/**
 * An edition was withdrawn: the amendments it carried wait for the next edition again, unless a later one that still stands holds them too.
 * To be called in the transaction that withdraws it.
 */
export async function releaseAmendments(tx: EntityManager, { id: editionId }: EditionEntity): Promise<void> {
  const [carried, later] = await Promise.all([
    tx.find(AmendmentEntity, { select: LIGHT, where: { editionId } }),
    tx.find(EditionEntity, { where: { id: MoreThan(editionId), withdrawnAt: IsNull() }, order: { id: 'ASC' } }),
  ])
  // A later edition of the domain has everything that was published before it, or what took its place.
  const holderOf = ({ domainCode }: AmendmentEntity) =>
    later.find(({ domains }) => domains.some(({ code }) => code === domainCode))
  for (const holder of new Set(carried.map(holderOf))) {
    await move(
      tx,
      carried.filter((amendment) => holderOf(amendment) === holder),
      holder ? { state: 'published', editionId: holder.id } : { state: AMENDMENT.after('release'), editionId: null },
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
    .where({ id: In(amendments.map(({ id }) => id)) })
    .execute()
}
