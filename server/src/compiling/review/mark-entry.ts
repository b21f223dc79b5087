import { refuse } from '@gongkai/shared/base/refusal'
import type { MarkRequest, Verdict } from '@gongkai/shared/compiling/review/review.contract'
import { decideMark } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { loadCase } from '../assignment/assignment-case.js'
import { ensureSeenRevision } from './ensure-seen-revision.js'
import { presentVerdict } from './present-verdict.js'
import { VerdictEntity } from './verdict.entity.js'

/**
 * Marks one entry, or takes the mark back. It is the organisation's working paper, not an act towards anybody: so it is not in the ledger;
 * the return in the end is.
 */
@Injectable()
export class MarkEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, assignmentId: number, entryId: number, request: MarkRequest): Promise<Verdict | null> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenRevision(tx, assignmentCase, request.revision)
      const { facts, submission } = assignmentCase
      ensure(decideMark(facts, actor))
      if (!facts.entries.some(({ id }) => id === entryId)) throw notFound('个公开事项')
      if (request.mark === 'return' && request.reasons.length === 0) {
        ensure([refuse('review.no-reason', 'reasons', '退回须写明是哪一栏、什么原因')])
      }
      const { revision, id: submissionId } = submission
      const key = { submissionId, revision, organisationCode: actor.organisationCode, entryId }
      if (request.mark === '') {
        await tx.delete(VerdictEntity, key)
        return null
      }
      const held = await tx.findOneBy(VerdictEntity, key)
      const verdict = await tx.save(
        tx.create(VerdictEntity, {
          ...(held ?? key),
          mark: request.mark,
          reasons: request.mark === 'return' ? request.reasons : [],
          by: actor.name,
          at: this.clock.now(),
        }),
      )
      return presentVerdict(verdict)
    })
  }
}
