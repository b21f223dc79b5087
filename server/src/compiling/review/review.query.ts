import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import type { ReviewView } from '@gongkai/shared/compiling/review/review.contract'
import { decideMark } from '@gongkai/shared/compiling/submission/submission-policy'
import { publicFieldsOf, type Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { fieldsFromModel, isUnchecked } from '../../district/guideline/guideline-item.fields.js'
import { Clock } from '../../platform/clock.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { inPhase, loadCase } from '../assignment/assignment-case.js'
import { entryPresenter } from '../entry/entry.presenter.js'
import type { SubmissionEntity } from '../submission/submission.entity.js'
import { SubmissionRevisionEntity } from '../submission/submission-revision.entity.js'
import { handedInRows, twinsAmong, uniformityAmong } from './handed-in-rows.query.js'
import { presentVerdict } from './present-verdict.js'
import { VerdictEntity } from './verdict.entity.js'

/** A reviewer's needs beside the assignment: marks, changes since the last revision, departures, similar entries. */
@Injectable()
export class ReviewQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refused 404 unless the actor is the office or reviews this work (a lead: all of its domain) */
  async run(actor: SignedIn, assignmentId: number): Promise<ReviewView> {
    const tx = this.dataSource.manager
    const assignmentCase = await loadCase(tx, assignmentId, actor)
    const { submission, organisation, facts, assignment, domain } = assignmentCase
    // A unit does not read how it compares with others: their rows are not its to see.
    const reviews = [...facts.reviewerCodes, ...(assignmentCase.town ? [] : domain.leadCodes)]
    if (actor.organisationKind !== 'office' && !reviews.includes(actor.organisationCode)) throw notFound('次审核')
    const entries = inPhase(assignmentCase.entries, submission)
    const [before, verdicts, present, rows] = await Promise.all([
      revisionBefore(tx, submission),
      tx.find(VerdictEntity, {
        where: { submissionId: submission.id, organisationCode: actor.organisationCode },
        order: { revision: 'DESC' },
      }),
      entryPresenter(tx, assignmentCase, this.clock.today()),
      handedInRows(tx, assignment),
    ])
    const wasHeld = new Map(before?.entries.map((entry) => [entry.id, entry.fields]))
    const modelOf = new Map(assignmentCase.items.map((item) => [item.id, item]))
    const shown = entries.map(present)
    const renewalOf = new Map(assignmentCase.renewal?.map((row) => [row.entryId, row]))
    const verdictsOf = groupBy(verdicts, ({ entryId }) => entryId)
    const standing = new Set(entries.map(({ id }) => id))
    return {
      revision: submission.revision,
      previousRevision: before?.revision ?? null,
      entries: shown.map(({ id, fields, guidelineItemId, departures, origin }) => {
        const marked = verdictsOf.get(id) ?? []
        const now = marked.find(({ revision }) => revision === submission.revision)
        const earlier = marked.find(({ revision }) => revision < submission.revision)
        const held = wasHeld.get(id)
        const model = modelOf.get(guidelineItemId ?? 0)
        const renewed = renewalOf.get(id)
        return {
          entryId: id,
          verdict: now ? presentVerdict(now) : null,
          earlier: earlier ? { ...presentVerdict(earlier), revision: earlier.revision } : null,
          isNew: before !== null && held === undefined,
          before: held ? pick(held, entryDiff(held, fields)) : {},
          model: model ? pick(fieldsFromModel(model, origin?.name ?? organisation.name), departures) : {},
          modelUnchecked: model !== undefined && isUnchecked(model),
          change: renewed?.change ?? null,
          published: renewed?.standing ? otherThan(renewed.standing, fields) : {},
        }
      }),
      removed: (before?.entries ?? [])
        .filter(({ id }) => !standing.has(id))
        .map(({ fields: { level1, level2, level3 } }) => ({ level1, level2, level3 })),
      uniformity: uniformityAmong(shown, organisation.name, assignment.id, await twinsAmong(rows)),
      can: { mark: [...decideMark(facts, actor)] },
    }
  }
}

/** The hand-in before the one under review. */
async function revisionBefore(
  tx: EntityManager,
  { id, revision }: SubmissionEntity,
): Promise<SubmissionRevisionEntity | null> {
  return await tx
    .createQueryBuilder(SubmissionRevisionEntity, 'handed')
    .addSelect('handed.entries')
    .where('handed.submissionId = :id AND handed.revision < :revision', { id, revision })
    .orderBy('handed.revision', 'DESC')
    .limit(1)
    .getOne()
}

/** The published text, in the fields in which the row says something else. */
function otherThan(standing: Snapshot, fields: EntryFields): Partial<EntryFields> {
  const published = { ...fields, ...publicFieldsOf(standing) }
  return pick(published, entryDiff(published, fields))
}

function pick(fields: EntryFields, names: readonly EntryField[]): Partial<EntryFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}
