import type { Changed } from '@gongkai/shared/base/seen.contract'
import type { DataSource, EntityManager } from 'typeorm'
import type { EventEntity } from '../ledger/event.entity.js'

/** Acts in sentences, in the order given. */
export type Tell = (tx: EntityManager, events: EventEntity[]) => Promise<Changed[]>

const tellers = new WeakMap<DataSource, Tell>()

/** The words for acts name units, domains and entries, of which the platform knows nothing: the app says how. */
export function tellWith(dataSource: DataSource, tell: Tell): void {
  tellers.set(dataSource, tell)
}

/** @throws Error where nobody said how (`tellWith`) */
export function sentencesOf(tx: EntityManager, events: EventEntity[]): Promise<Changed[]> {
  const tell = tellers.get(tx.connection)
  if (!tell) throw new Error('nobody tells acts in sentences')
  return tell(tx, events)
}
