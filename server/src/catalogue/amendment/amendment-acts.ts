import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentEntity } from './amendment.entity.js'
import { amendedName } from './amendment-case.js'

export type AmendmentAct =
  | 'drafted'
  | 'saved'
  | 'deleted'
  | 'proposed'
  | 'recalled'
  | 'approved'
  | 'returned'
  | 'finalised'
  | 'taken-back'
  | 'settled'
  | 'ended'

/** Saves an amendment together with the record of what was done to it. */
@Injectable()
export class AmendmentActs {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  async save(
    tx: EntityManager,
    actor: SignedIn,
    amendment: AmendmentEntity,
    act: AmendmentAct,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    amendment.version += 1
    await tx.save(amendment)
    await this.record(tx, actor, amendment, act, more)
  }

  /** `amendmentId` comes first: the history of an amendment is found by it. */
  record(
    tx: EntityManager,
    actor: SignedIn,
    amendment: AmendmentEntity,
    act: AmendmentAct,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const { id: amendmentId, kind: amendmentKind, assignmentId, organisationCode, entryId, state } = amendment
    return this.ledger.record(tx, actor, {
      kind: `amendment.${act}`,
      assignmentId,
      detail: {
        amendmentId,
        amendmentKind,
        organisationCode,
        name: amendedName(amendment),
        state,
        ...(entryId ? { entryId } : {}),
        ...more,
      },
    })
  }
}
