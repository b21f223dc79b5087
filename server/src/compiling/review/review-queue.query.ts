import type { ReviewQueueItem } from '@gongkai/shared/compiling/review/review.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ListAssignmentsQuery } from '../assignment/list-assignments.query.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { ReviewBatchEntity, ReviewBatchItemEntity } from './review-batch.entity.js'
import { VerdictEntity } from './verdict.entity.js'

/** The review queue with how far this organisation has come in each; the number of queries is fixed. */
@Injectable()
export class ReviewQueueQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ListAssignmentsQuery) private readonly lists: ListAssignmentsQuery,
  ) {}

  async run(actor: SignedIn): Promise<ReviewQueueItem[]> {
    const tx = this.dataSource.manager
    const { organisationCode } = actor
    const cards = await this.lists.queue(actor)
    const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(cards.map(({ id }) => id)) })
    const [verdicts, batches, organisations] = await Promise.all([
      tx.findBy(VerdictEntity, { submissionId: In(submissions.map(({ id }) => id)), organisationCode }),
      tx.findBy(ReviewBatchEntity, { organisationCode, state: 'waiting' }),
      tx.findBy(OrganisationEntity, { code: In(submissions.flatMap(({ approvedBy }) => approvedBy)) }),
    ])
    const items = await tx.findBy(ReviewBatchItemEntity, { batchId: In(batches.map(({ id }) => id)) })
    return cards.map((card) => {
      const submission = submissions.find(
        (candidate) => candidate.assignmentId === card.id && candidate.phase === card.phase,
      )
      const marks = verdicts.filter(
        ({ submissionId, revision }) => submissionId === submission?.id && revision === card.revision,
      )
      const approvedBy = submission?.approvedBy ?? []
      return {
        ...card,
        progress: {
          ok: marks.filter(({ mark }) => mark === 'ok').length,
          returned: marks.filter(({ mark }) => mark === 'return').length,
        },
        approvedBy: approvedBy.map(
          (code) => organisations.find((organisation) => organisation.code === code)?.name ?? code,
        ),
        batchId: items.find(({ assignmentId }) => assignmentId === card.id)?.batchId ?? null,
      }
    })
  }
}
