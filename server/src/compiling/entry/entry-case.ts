import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { type AssignmentCase, loadCase } from '../assignment/assignment-case.js'
import { EntryEntity } from './entry.entity.js'

/** A row with the work it is in, which stays locked until the transaction ends. @throws Refused 404 */
export async function loadEntry(
  tx: EntityManager,
  id: number,
  actor: SignedIn,
): Promise<{ assignmentCase: AssignmentCase; entry: EntryEntity }> {
  const found = await tx.findOneBy(EntryEntity, { id })
  if (!found) throw notFound('个公开事项')
  const assignmentCase = await loadCase(tx, found.assignmentId, actor, true)
  const entry = assignmentCase.entries.find((candidate) => candidate.id === id)
  if (!entry) throw notFound('个公开事项')
  return { assignmentCase, entry }
}

/** @throws Refused 409 when a colleague has changed the row since it was read */
export function ensureSeenEntry(tx: EntityManager, { id, version, assignmentId }: EntryEntity, read: number) {
  return ensureUnchanged(
    tx,
    'entry.conflict',
    { read, stands: version },
    {
      kinds: ['entry.*'],
      assignmentIds: [assignmentId],
      about: (event) => namedEntries(event.detail).includes(id),
    },
  )
}
