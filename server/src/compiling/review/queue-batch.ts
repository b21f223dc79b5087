import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ReviewBatch, ReviewBatchRequest } from '@gongkai/shared/compiling/review/review.contract'
import { decideApprove, decideReturn } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { loadCase, textsOfCase } from '../assignment/assignment-case.js'
import { ensureSeenRevision } from './ensure-seen-revision.js'
import { presentBatch } from './present-batch.js'
import { ReviewBatchEntity, ReviewBatchItemEntity } from './review-batch.entity.js'

/** How long a verdict on many can be taken back. */
const UNDO_MS = 10_000

/** 批量审核: checked and stored now, in force after 10 s (ApplyBatches); all of it is refused when one of it is. */
@Injectable()
export class QueueBatch {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, request: ReviewBatchRequest): Promise<ReviewBatch> {
    return act(this.dataSource, async (tx) => {
      const overall = request.overall.trim()
      const refusals: Refusal[] = []
      if (request.act === 'return' && !overall) refusals.push(refuse('review.no-reason', 'overall', '退回须写明原因'))
      // in one order, so that two of these wait for each other instead of blocking each other
      const wanted = [...request.assignments].sort((a, b) => a.assignmentId - b.assignmentId)
      for (const { assignmentId, revision } of wanted) {
        const assignmentCase = await loadCase(tx, assignmentId, actor, true)
        await ensureSeenRevision(tx, assignmentCase, revision, `assignments/${assignmentId}`)
        const { facts, organisation, domain } = assignmentCase
        const decided =
          request.act === 'return'
            ? decideReturn(facts, actor)
            : [
                ...decideApprove(facts, actor),
                ...(await this.guard.refusals(tx, facts.organisationCode, textsOfCase(assignmentCase))),
              ]
        refusals.push(
          ...decided.map((refusal) => ({
            ...refusal,
            at: `assignments/${assignmentId}`,
            text: `${organisation.name}“${domain.name}”：${refusal.text}`,
          })),
        )
      }
      const ids = wanted.map(({ assignmentId }) => assignmentId)
      if (await waits(tx, actor, ids))
        refusals.push(refuse('review.batch-waiting', 'assignments', '所选报送中有的正在批量审核，请稍候'))
      ensure(refusals)
      const now = this.clock.now()
      const batch = await tx.save(
        tx.create(ReviewBatchEntity, {
          organisationCode: actor.organisationCode,
          actor,
          act: request.act,
          overall,
          effectiveAt: new Date(now.getTime() + UNDO_MS),
          state: 'waiting',
        }),
      )
      await tx.insert(
        ReviewBatchItemEntity,
        wanted.map((item) => ({ ...item, batchId: batch.id, outcome: null, reason: '' })),
      )
      return presentBatch(tx, batch, now)
    })
  }
}

async function waits(tx: EntityManager, { organisationCode }: SignedIn, assignmentIds: number[]): Promise<boolean> {
  const waiting = await tx.findBy(ReviewBatchEntity, { organisationCode, state: 'waiting' })
  return tx.existsBy(ReviewBatchItemEntity, {
    batchId: In(waiting.map(({ id }) => id)),
    assignmentId: In(assignmentIds),
  })
}
