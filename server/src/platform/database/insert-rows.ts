import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import { breathe } from '../breathe.js'
import { chunks } from './chunks.js'

/** Rows in one statement: few enough that nobody waits long for it. */
const AT_ONCE = 20

/** Inserts many rows whose ids nobody asks for; `each` is told how many are in. */
export async function insertRows<Entity extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
  each: (count: number) => void = () => {},
): Promise<void> {
  let count = 0
  for (const some of chunks(rows, AT_ONCE)) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(some as never)
      .updateEntity(false)
      .execute()
    count += some.length
    each(count)
    await breathe()
  }
}
