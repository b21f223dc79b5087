import { refuse } from '@gongkai/shared/base/refusal'
import type { AssignmentDetail, DeleteEntriesRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { sameItems } from '@gongkai/shared/compiling/entry/connect-items'
import { decideCancel } from '@gongkai/shared/compiling/entry/decide-cancel'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { type Acts, toldLast } from '../../platform/seen/acts-upon.js'
import type { AssignmentEntity } from '../assignment/assignment.entity.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { cancel } from './cancel-items.js'
import { commonAssignment } from './common-assignment.js'
import { EntryEntity } from './entry.entity.js'
import { unitItems } from './unit-items.query.js'

/**
 * Deletes draft entries of one assignment, all or none, in the versions read; they can be restored until the next hand-in. A row that goes on
 * with a published item is its 取消 and needs a reason.
 */
@Injectable()
export class DeleteEntries {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, { entries: wanted, reason = '', intoEntryId }: DeleteEntriesRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const versions = new Map(wanted.map(({ id, version }) => [id, version]))
      const assignmentId = await commonAssignment(tx, [...versions.keys()])
      const { assignment, facts, entries } = await loadCase(tx, assignmentId, actor, true)
      ensure(decideEdit(facts, actor))
      // One that is deleted already is left: a second tap asks for nothing more.
      const standing = entries.filter(({ id }) => versions.has(id))
      const changed = standing.filter(({ id, version }) => versions.get(id) !== version)
      if (changed.length > 0) {
        const ids = new Set(changed.map(({ id }) => id))
        const about: Acts['about'] = ({ detail }) => namedEntries(detail).some((id) => ids.has(id))
        const acts: Acts = { kinds: ['entry.*'], assignmentIds: [assignmentId], about }
        throw new Refused(
          409,
          changed.map(({ id, fields }) =>
            refuse('entry.conflict', `entries/${id}`, `同事刚刚修改过“${fields.level2}”，请先看过再删除`),
          ),
          { changed: await toldLast(tx, changed.length, acts) },
        )
      }
      const published = await publishedBehind(tx, assignment, entries, standing)
      if (published.length > 0) {
        const rows = entries.filter(({ id }) => !versions.has(id))
        ensure(decideCancel({ reason, intoEntryId, rows }))
        const by = `${actor.organisationName} ${actor.name}`
        const cancellation = {
          assignmentId,
          reason: reason.trim(),
          successorEntryId: intoEntryId ?? null,
          by,
          at: this.clock.now(),
        }
        await cancel(
          tx,
          published.map((publicNumber) => ({ ...cancellation, publicNumber })),
        )
      }
      if (standing.length > 0)
        await tx.update(EntryEntity, { id: In(standing.map(({ id }) => id)) }, { deletedAt: this.clock.now() })
      for (const { id, fields } of standing)
        await this.ledger.record(tx, actor, {
          kind: 'entry.deleted',
          place: placeOf(assignment),
          detail: { entryId: id, fields, ...(published.length > 0 ? { reason: reason.trim() } : {}) },
        })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}

/** The published items that these rows go on with: to delete such a row is to withdraw the item. */
async function publishedBehind(
  tx: EntityManager,
  assignment: AssignmentEntity,
  entries: EntryEntity[],
  deleted: readonly EntryEntity[],
): Promise<string[]> {
  if (deleted.length === 0) return []
  const { items } = await unitItems(tx, assignment)
  const same = sameItems(entries, items)
  const known = new Set(items.map(({ id }) => id))
  return deleted.flatMap(({ id, publicNumber }) => {
    const number = publicNumber ?? same.get(id)
    return number !== undefined && known.has(number) ? [number] : []
  })
}
