import type { EntityManager } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import type { Carry } from '../publication/plan-domain.js'

/** Makes the round's rows what is published. To be called in the transaction that publishes, before the edition is written. */
export async function writeCarries(tx: EntityManager, carries: readonly Carry[]): Promise<void> {
  for (const { entryId, fields } of carries)
    if (fields)
      await tx
        .createQueryBuilder()
        .update(EntryEntity)
        .set({ fields, version: () => 'version + 1' } as never)
        .where({ id: entryId })
        .execute()
    else await tx.softDelete(EntryEntity, { id: entryId })
}
