import type { Changed } from '@gongkai/shared/base/seen.contract'
import { type EntryFields, FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import type { EntityManager } from 'typeorm'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { type Acts, toldSince } from '../../platform/seen/acts-upon.js'
import { movedOn } from '../../platform/seen/ensure-seen.js'
import type { AssignmentCase } from '../assignment/assignment-case.js'
import { type HandedInEntry, SubmissionRevisionEntity } from '../submission/submission-revision.entity.js'

/** More entries than this are not told one by one. */
const MOST_NAMED = 5

/**
 * A verdict falls on the revision that was read. 409 when the unit has handed in anew, or recalled, since: with who did it when,
 * and which entries and fields differ.
 */
export async function ensureSeenRevision(
  tx: EntityManager,
  assignmentCase: AssignmentCase,
  read: number,
  at = 'revision',
): Promise<void> {
  const { submission, assignment, organisation, domain } = assignmentCase
  // Recalled, the number stays with the hand-in that was read.
  if (submission.revision === read && (read === 0 || submission.state !== 'draft')) return
  const acts: Acts = { kinds: ['submission.*'], assignmentIds: [assignment.id] }
  const handIns = await tx.find(EventEntity, {
    where: { assignmentId: assignment.id, kind: 'submission.submitted' },
    order: { id: 'DESC' },
    take: 50,
  })
  const since = handIns.find(({ detail }) => detail.revision === read)?.id ?? 0
  throw movedOn(
    'review.revision',
    [...(await toldSince(tx, since, acts)), ...(await differing(tx, assignmentCase, read))],
    at,
    `${organisation.name}“${domain.name}”在您看过之后撤回或重新报送了，没有办理；请查看最新内容，再决定是否办理`,
  )
}

/** The changes between the hand-in that was read and the newest one; nothing is told of a hand-in that was recalled. */
async function differing(tx: EntityManager, { submission }: AssignmentCase, read: number): Promise<Changed[]> {
  if (submission.state === 'draft') return []
  const handedIn = (revision: number) =>
    tx
      .createQueryBuilder(SubmissionRevisionEntity, 'handed')
      .addSelect('handed.entries')
      .where('handed.submissionId = :id AND handed.revision = :revision', { id: submission.id, revision })
      .getOne()
  const [before, now] = await Promise.all([handedIn(Math.max(0, Math.min(read, 1e6))), handedIn(submission.revision)])
  if (!before || !now) return []
  const told = [
    ...now.entries.flatMap(({ id, fields }): string[] => {
      const held = before.entries.find((entry) => entry.id === id)
      if (!held) return [`新增“${nameOf(fields)}”`]
      const changed = entryDiff(held.fields, fields)
      return changed.length > 0
        ? [`“${nameOf(fields)}”改了${changed.map((field) => FIELD_LABELS[field]).join('、')}`]
        : []
    }),
    ...gone(before.entries, now.entries).map(({ fields }) => `去掉“${nameOf(fields)}”`),
  ]
  const more = told.length > MOST_NAMED ? [`另有 ${told.length - MOST_NAMED} 处改动`] : []
  const at = now.submittedAt.toISOString()
  return [...told.slice(0, MOST_NAMED), ...more].map((text) => ({ at, text }))
}

const gone = (before: HandedInEntry[], now: HandedInEntry[]) =>
  before.filter(({ id }) => !now.some((entry) => entry.id === id))

const nameOf = ({ level1, level2, level3 }: EntryFields) => level3 || level2 || level1
