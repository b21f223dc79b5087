import type { TakedownSubject } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import type { EntityManager } from 'typeorm'
import { TakedownEntity } from './takedown.entity.js'

/** Everything of a kind that is down now, by its number. */
export async function downNow(tx: EntityManager, subjectKind: TakedownSubject): Promise<Map<string, TakedownEntity>> {
  const found = await tx.find(TakedownEntity, { where: { subjectKind, state: 'down' }, order: { id: 'ASC' } })
  return new Map(found.map((takedown) => [takedown.subject, takedown]))
}

/** The same of one; null while it is not down. */
export const downOne = (
  tx: EntityManager,
  subjectKind: TakedownSubject,
  subject: string,
): Promise<TakedownEntity | null> => tx.findOneBy(TakedownEntity, { subjectKind, subject, state: 'down' })
