import { createHash } from 'node:crypto'
import type { Refusal } from '@gongkai/shared/base/refusal'
import { Damaged, type Shape } from '@gongkai/shared/base/shape'
import type { ImportRowView, RowMatch } from '@gongkai/shared/exchange/import/import.contract'
import type { EntityManager } from 'typeorm'
import { DamagedRow } from '../../platform/database/stored-json.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { LedgerEvent } from '../../platform/ledger/ledger.js'
import type { ImportEffectEntity, ImportRowEntity } from './import.entity.js'

/** A row as far as it matters for where it goes; it has no id while the table is being read. */
export type Row = Pick<ImportRowEntity, 'place' | 'domainCode' | 'fields' | 'values'> & { id?: number }
export type StoredRow = Row & { id: number }

/** A standing row that was found for a row of the table. */
export interface Look {
  match: RowMatch
  target: string | null
  targetMark: string | null
  /** handing in will ask for something */ incomplete: boolean
  /** why it cannot be stored */ faults: Refusal[]
  doubts: Refusal[]
  /** says what an earlier row says: not taken unless somebody chooses it */ repeats: boolean
}

/** The result of storing. */
export interface Applied {
  outcome: { added: number; updated: number }
  effects: Pick<ImportEffectEntity, 'rowId' | 'target' | 'mark' | 'former'>[]
  /** where and upon what, for the ledger */ events: Required<Pick<LedgerEvent, 'place' | 'detail'>>[]
}
export type Effect = Pick<ImportEffectEntity, 'target' | 'mark' | 'former'> & { place: string }
/** Why it cannot be undone, else what was. */
export interface Undone {
  refusals: Refusal[]
  events: Applied['events']
}

/** The place for the rows of one kind of table. `Work` is what `look` read and `apply` goes on with, under the same locks. */
export interface ImportTarget<Work = unknown> {
  /** rows about the same thing have the same key; looking them up concerns no others */ keyOf(row: Row): string
  look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean): Promise<{ looks: Look[]; work: Work }>
  /** how each row differs from what it would change, and what it lacks */
  compare(
    tx: EntityManager,
    actor: SignedIn,
    rows: readonly ImportRowEntity[],
  ): Promise<Map<number, Pick<ImportRowView, 'changes' | 'missing'>>>
  apply(
    tx: EntityManager,
    actor: SignedIn,
    rows: readonly { row: StoredRow; look: Look }[],
    work: Work,
  ): Promise<Applied>
  undo(tx: EntityManager, actor: SignedIn, effects: readonly Effect[]): Promise<Undone>
}

export const hashOf = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('hex')

/** Effects with what stood before, read by its kind's shape. @throws DamagedRow */
export function withFormer<Former, Of extends Pick<Effect, 'former'>>(
  effects: readonly Of[],
  shape: Shape<Former>,
): (Omit<Of, 'former'> & { former: Former })[] {
  return effects.map((effect) => {
    try {
      return { ...effect, former: shape.read(effect.former) }
    } catch (fault) {
      throw fault instanceof Damaged
        ? new DamagedRow('import_effect.former', fault.message, JSON.stringify(effect.former))
        : fault
    }
  })
}

/** Rows by a key, in order. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
