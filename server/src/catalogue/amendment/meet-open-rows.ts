import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { mergeAmended } from '@gongkai/shared/compiling/entry/amended-fields'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { cancel } from '../../compiling/entry/cancel-items.js'
import { CancelledItemEntity } from '../../compiling/entry/cancelled-item.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import type { AmendmentEntity } from './amendment.entity.js'

interface OpenRow {
  entry: EntryEntity
  assignment: AssignmentEntity
}

/**
 * An amendment was finalised while its unit works on the same item in an open round: fields that the row left as published take it over,
 * and the unit is told what it has to choose (`untold`: by the act upon many that this is one of). Work that was handed in is left to its reviewers; the edition has the later decision.
 */
export async function meetOpenRows(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  { kind, before, fields: amended, reason, publicNumber, entryId, finalisedAt }: AmendmentEntity,
  untold = false,
): Promise<void> {
  if (kind === 'add' || !before) return
  for (const { entry, assignment } of await openRows(tx, publicNumber, entryId)) {
    const record = (detail: { changed: EntryField[]; asked: (EntryField | null)[]; withdrawn?: boolean }) =>
      ledger.record(tx, actor, {
        kind: 'entry.amended',
        place: placeOf(assignment),
        detail: { entryId: entry.id, ...detail },
        untold,
      })
    if (amended) {
      const { fields, taken, asked } = mergeAmended({
        base: before,
        amended,
        row: entry.fields,
        answers: entry.answeredFields ?? [],
      })
      if (taken.length + asked.length === 0) continue
      await write(tx, entry, fields)
      await record({ changed: taken, asked })
    } else if (entryDiff(before, entry.fields).length > 0) {
      await write(tx, entry, entry.fields)
      await record({ changed: [], asked: [null] })
    } else {
      await tx.softDelete(EntryEntity, { id: entry.id })
      const by = `${actor.organisationName} ${actor.name}`
      const cancelled = { publicNumber: publicNumber ?? '', reason, successorEntryId: null, by }
      await cancel(tx, [{ assignmentId: assignment.id, ...cancelled, at: finalisedAt ?? new Date(0) }])
      await record({ changed: [], asked: [], withdrawn: true })
    }
  }
}

/** The finalising was taken back: rows that had taken it over are what they were. */
export async function leaveOpenRows(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  { kind, before, fields: amended, publicNumber, entryId, finalisedAt }: AmendmentEntity,
): Promise<void> {
  if (kind === 'add' || !before) return
  for (const { entry, assignment } of await openRows(tx, publicNumber, entryId, true)) {
    const changed: EntryField[] = []
    if (amended && !entry.deletedAt) {
      const { fields, taken } = mergeAmended({ base: amended, amended: before, row: entry.fields, answers: [] })
      if (taken.length === 0) continue
      await write(tx, entry, fields)
      changed.push(...taken)
    } else if (!amended && entry.deletedAt) {
      const own = { assignmentId: assignment.id, publicNumber: publicNumber ?? '' }
      const cancelled = await tx.findOneBy(CancelledItemEntity, own)
      if (cancelled?.at.getTime() !== finalisedAt?.getTime()) continue
      await tx.delete(CancelledItemEntity, own)
      await tx.restore(EntryEntity, { id: entry.id })
    } else continue
    const place = placeOf(assignment)
    await ledger.record(tx, actor, {
      kind: 'entry.amended',
      place,
      detail: { entryId: entry.id, changed, asked: [], takenBack: true },
    })
  }
}

const write = (tx: EntityManager, { id, version }: EntryEntity, fields: EntryFields) =>
  tx.update(EntryEntity, { id }, { fields: fields as never, version: version + 1, confirmed: false })

/** The rows that go on with an item in work that may still be changed; their reports are held, as by every act upon the work. */
async function openRows(
  tx: EntityManager,
  publicNumber: string | null,
  sourceId: number | null,
  withDeleted = false,
): Promise<OpenRow[]> {
  if (!publicNumber) return []
  const found = await tx.find(EntryEntity, { where: { publicNumber, id: Not(sourceId ?? 0) }, withDeleted })
  const assignments = await tx.findBy(AssignmentEntity, {
    id: In([...new Set(found.map(({ assignmentId }) => assignmentId))]),
    parentId: IsNull(),
  })
  const rows: OpenRow[] = []
  for (const assignment of assignments) {
    const { id: assignmentId, roundCode, domainCode, phase } = assignment
    await tx.findOne(ReportEntity, { where: { roundCode, domainCode, phase }, ...rowLock(tx) })
    const submission = await tx.findOneBy(SubmissionEntity, { assignmentId, phase })
    if (!submission || !SUBMISSION.mayFrom('edit', submission.state)) continue
    const own = await tx.find(EntryEntity, { where: { publicNumber, assignmentId }, withDeleted })
    rows.push(...own.map((entry) => ({ entry, assignment })))
  }
  return rows
}
