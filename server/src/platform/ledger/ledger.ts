import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { Clock } from '../clock.js'
import { insertRows } from '../database/insert-rows.js'
import type { SignedIn } from '../http/actor.js'
import { EventEntity, EventEntryEntity } from './event.entity.js'
import { namedEntries } from './event-detail.js'

/**
 * An act to be recorded. The unit and the domain it concerns are read from the assignment, else from `detail.reportId`, else
 * from `detail.organisationCode` and `detail.domainCode`; entries from `detail.entryId`, `entryIds` and `remarks`.
 */
export interface LedgerEvent {
  kind: `${'entry' | 'submission' | 'report' | 'edition' | 'amendment' | 'feedback' | 'account' | 'law' | 'matter' | 'organisation' | 'pilot-domain' | 'round' | 'extension' | 'calendar' | 'nudge' | 'message' | 'comment' | 'import' | 'export' | 'backup'}.${string}`
  assignmentId?: number
  detail?: Record<string, unknown>
}

/** The person who acts, as far as the ledger keeps it. */
type Recorded = Pick<SignedIn, 'name' | 'organisationName'> & {
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

/** The kinds of acts from which something follows: the app names them, the ledger knows no feature. */
export class ToldKinds extends Set<string> {}

/** Appends to the 留痕 inside the act's transaction `tx`: both stand or neither. */
@Injectable()
export class Ledger {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ToldKinds) private readonly told: ToldKinds,
  ) {}

  /** `actor` null: a resident, of whom nothing is known. */
  async record(tx: EntityManager, actor: Recorded | null, event: LedgerEvent): Promise<void> {
    const detail = event.detail ?? {}
    const { identifiers } = await tx.insert(EventEntity, {
      at: this.clock.now(),
      personId: actor?.personId ?? null,
      by: actor ? `${actor.organisationName} ${actor.name}` : '群众',
      kind: event.kind,
      assignmentId: event.assignmentId ?? null,
      detail: detail as never,
      organisationCode: actor?.organisationCode ?? null,
      // An event without consequences owes nothing.
      deliveredAt: this.told.has(event.kind) ? null : this.clock.now(),
      ...(await placeOf(tx, event.assignmentId, detail)),
    })
    const eventId = Number(identifiers[0]?.id)
    const rows = namedEntries(detail).map((entryId) => ({ eventId, entryId }))
    await insertRows(tx, EventEntryEntity, rows)
    // The commit of this transaction wakes the delivery (background.ts).
    if (tx.queryRunner) tx.queryRunner.data.recorded = true
  }
}

/** The unit and the domain of an act's work. */
async function placeOf(
  tx: EntityManager,
  assignmentId: number | undefined,
  detail: Record<string, unknown>,
): Promise<Pick<EventEntity, 'unitCode' | 'domainCode'>> {
  if (assignmentId) {
    const assignment = await tx.findOneBy(AssignmentEntity, { id: assignmentId })
    return { unitCode: assignment?.organisationCode ?? null, domainCode: assignment?.domainCode ?? null }
  }
  if (typeof detail.reportId === 'number') {
    const report = await tx.findOneBy(ReportEntity, { id: detail.reportId })
    return { unitCode: code(detail.organisationCode), domainCode: report?.domainCode ?? null }
  }
  return { unitCode: code(detail.organisationCode), domainCode: code(detail.domainCode) }
}

const code = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
