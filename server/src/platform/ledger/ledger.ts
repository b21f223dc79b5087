import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Clock } from '../clock.js'
import type { SignedIn } from '../http/actor.js'
import { EventEntity } from './event.entity.js'

export interface LedgerEvent {
  kind: `${'entry' | 'submission' | 'report' | 'edition' | 'account' | 'law' | 'matter' | 'organisation' | 'pilot-domain' | 'round' | 'extension' | 'calendar'}.${string}`
  assignmentId?: number
  detail?: Record<string, unknown>
}

/** Appends to the 留痕 inside the act's transaction `tx`: both stand or neither. */
@Injectable()
export class Ledger {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async record(tx: EntityManager, actor: SignedIn, event: LedgerEvent): Promise<void> {
    await tx.insert(EventEntity, {
      at: this.clock.now(),
      personId: actor.personId,
      by: `${actor.organisationName} ${actor.name}`,
      kind: event.kind,
      assignmentId: event.assignmentId ?? null,
      detail: (event.detail ?? {}) as never,
    })
  }
}
