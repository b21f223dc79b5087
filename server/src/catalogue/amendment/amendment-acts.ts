import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger, type Recorded } from '../../platform/ledger/ledger.js'
import { type AmendmentCase, amendedName } from './amendment-case.js'

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

/** An amendment with the work it is of: at a merger it may go over to another unit while finished work stays. */
export type Amended = Pick<AmendmentCase, 'amendment' | 'assignment'>

/** Saves an amendment together with the record of what was done to it. */
@Injectable()
export class AmendmentActs {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  async save(
    tx: EntityManager,
    actor: SignedIn,
    amended: Amended,
    act: AmendmentAct,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    amended.amendment.version += 1
    await tx.save(amended.amendment)
    await this.record(tx, actor, amended, act, more)
  }

  /** `amendmentId` comes first: the history of an amendment is found by it. */
  record(
    tx: EntityManager,
    actor: SignedIn,
    { amendment, assignment }: Amended,
    act: AmendmentAct,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const { id: amendmentId, kind: amendmentKind, organisationCode, entryId, state } = amendment
    return this.ledger.record(tx, actor, {
      kind: `amendment.${act}`,
      place: placeOf(assignment),
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

  /** One act upon many: each work's history names its own, and one record of the whole tells everybody once. */
  async recordMany(
    tx: EntityManager,
    actor: Recorded,
    acted: readonly Amended[],
    act: AmendmentAct,
    { told, ...more }: Record<string, unknown> & { told?: readonly Told[] },
  ): Promise<void> {
    for (const some of groupBy(acted, ({ assignment }) => assignment.id).values()) {
      const [first] = some
      if (!first) continue
      await this.ledger.record(tx, actor, {
        kind: `amendment.${act}`,
        place: placeOf(first.assignment),
        detail: {
          amendmentIds: some.map(({ amendment }) => amendment.id),
          organisationCode: first.amendment.organisationCode,
          entryIds: some.flatMap(({ amendment }) => amendment.entryId ?? []),
          ...more,
        },
        untold: true,
      })
      await breatheWhenDue()
    }
    if (told)
      await this.ledger.record(tx, actor, {
        kind: 'amendment.many',
        detail: { act, count: acted.length, told, ...more },
      })
  }
}

/** A unit that is told of an act upon many: what it is asked for, and how many of them concern it. */
export interface Told {
  organisationCode: string
  as: 'owner' | 'reviewer' | 'office'
  count: number
}
