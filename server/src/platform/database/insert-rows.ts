import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import { breathe } from '../breathe.js'
import { chunks } from './chunks.js'

/** Rows in one statement: few enough that nobody waits long for it. */
const AT_ONCE = 20

/** Inserts many rows whose ids nobody asks for. */
export async function insertRows<Entity extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
): Promise<void> {
  for (const some of chunks(rows, AT_ONCE)) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(some as never)
      .updateEntity(false)
      .execute()
    await breathe()
  }
}
