import type { EventKind } from '@gongkai/shared/base/ledger/event'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Clock } from '../clock.js'
import { insertRows } from '../database/insert-rows.js'
import type { SignedIn } from '../http/actor.js'
import { EventEntity, EventEntryEntity } from './event.entity.js'
import { namedEntries } from './event-detail.js'
import { maskedDetail } from './masked-detail.js'

/** The unit and the domain an act concerns, as they stand after the act; an assignment comes with its unit and domain. */
export interface Place {
  assignmentId?: number
  unitCode?: string | null
  domainCode?: string | null
}

/** An act to be recorded, with its place as whoever acts knows it; entries are read from `detail.entryId`, `entryIds` and `remarks`. */
export interface LedgerEvent {
  kind: EventKind
  place?: Place
  detail?: Record<string, unknown>
  /** one of many of an act that tells of them together: nothing follows from it by itself */ untold?: boolean
}

/** The person who acts, as far as the ledger keeps it. */
export type Recorded = Pick<SignedIn, 'name' | 'organisationName'> & {
  personId: number | null
  organisationCode: string | null
}

/** The person who runs the server and acts by a command upon it. */
export const OPERATOR: Recorded = {
  personId: null,
  organisationCode: null,
  organisationName: '运维',
  name: '服务器命令',
}

/** Acts upon rows of a draft, each of them a key pressed on a phone: where nobody is told, nothing falls due by them. */
const OF_ROWS = /^(entry|item)\./

/** The kinds of acts from which something follows: the app names them, the ledger knows no feature. */
export class ToldKinds extends Set<EventKind> {}

/** Appends to the 留痕 inside the act's transaction `tx`: both stand or neither. */
@Injectable()
export class Ledger {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ToldKinds) private readonly toldKinds: ToldKinds,
  ) {}

  /** `actor` null: a resident, of whom nothing is known. */
  async record(tx: EntityManager, actor: Recorded | null, event: LedgerEvent): Promise<void> {
    const { kind, place = {}, untold = false } = event
    const detail = maskedDetail(event.detail ?? {})
    const told = this.toldKinds.has(kind) && !untold
    const { identifiers } = await tx.insert(EventEntity, {
      at: this.clock.now(),
      personId: actor?.personId ?? null,
      by: actor ? `${actor.organisationName} ${actor.name}` : '群众',
      kind,
      assignmentId: place.assignmentId ?? null,
      // A resident's form may leave a code empty: that names nothing.
      unitCode: place.unitCode || null,
      domainCode: place.domainCode || null,
      detail: detail as never,
      organisationCode: actor?.organisationCode ?? null,
      // An event without consequences owes nothing.
      deliveredAt: told ? null : this.clock.now(),
    })
    const eventId = Number(identifiers[0]?.id)
    const rows = namedEntries(detail).map((entryId) => ({ eventId, entryId }))
    await insertRows(tx, EventEntryEntity, rows)
    // The commit of this transaction wakes the delivery (background.ts).
    if (tx.queryRunner && (told || !OF_ROWS.test(kind))) tx.queryRunner.data.recorded = true
  }
}
