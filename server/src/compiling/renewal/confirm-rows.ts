import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ConfirmRequest } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { decideConfirm } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { type AssignmentCase, ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { openRows } from './read-renewal.js'

/** 与去年相同: of rows that are word for word what stands; one that was confirmed before is left as it is. */
@Injectable()
export class ConfirmRows {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { version, entryIds }: ConfirmRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const wanted = openAmong(assignmentCase, entryIds)
      if (wanted.length > 0) await ensureSeenAssignment(tx, assignmentCase, version)
      ensure(decideConfirm(assignmentCase.facts, actor, assignmentCase.renewal, entryIds ?? null))
      await confirmRows(tx, this.ledger, actor, assignmentCase, wanted)
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}

/** The rows still to be answered, of these or of all; 不予公开 is not in the catalogue, and not asked. */
export function openAmong({ renewal, facts }: AssignmentCase, entryIds?: readonly number[]): number[] {
  const asked = entryIds && new Set(entryIds)
  const open = openRows(renewal)
  return facts.entries.map(({ id }) => id).filter((id) => open.has(id) && (asked?.has(id) ?? true))
}

/** Writes it down, by two statements. */
export async function confirmRows(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  { assignment }: AssignmentCase,
  entryIds: readonly number[],
): Promise<void> {
  if (entryIds.length === 0) return
  await tx.update(EntryEntity, { id: In(entryIds) }, { confirmed: true })
  await ledger.record(tx, actor, { kind: 'entry.confirmed', place: placeOf(assignment), detail: { entryIds } })
}
