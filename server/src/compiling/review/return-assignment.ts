import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { AssignmentDetail, ReturnRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { decideReturn } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { ensureSeenRevision } from './ensure-seen-revision.js'
import { markedForReturn } from './marked-for-return.query.js'
import { RemarkEntity } from './remark.entity.js'

/** 退回 with a reason at each field named, those of the entries marked before included; it clears the other lead's approval. */
@Injectable()
export class ReturnAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, request: ReturnRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      await this.within(tx, actor, assignmentId, request)
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }

  /** In the caller's transaction. */
  async within(tx: EntityManager, actor: SignedIn, assignmentId: number, request: ReturnRequest): Promise<void> {
    const assignmentCase = await loadCase(tx, assignmentId, actor, true)
    await ensureSeenRevision(tx, assignmentCase, request.revision)
    const { facts, submission } = assignmentCase
    const { overall } = request
    const marked = (await markedForReturn(tx, submission, actor)).flatMap(({ entryId, reasons }) =>
      reasons.map((reason) => ({ entryId, ...reason })),
    )
    const remarks = [...request.remarks, ...marked.filter((item) => !isAmong(item, request.remarks))]
    const refusals: Refusal[] = [...decideReturn(facts, actor)]
    if (!overall.trim() && remarks.length === 0) {
      refusals.push(refuse('review.no-reason', 'overall', '退回须写明原因：请在字段上写意见，或写总体意见'))
    }
    remarks.forEach(({ entryId }, index) => {
      if (!facts.entries.some(({ id }) => id === entryId)) {
        refusals.push(
          refuse('review.unknown-entry', `remarks/${index}/entryId`, `本次报送里没有编号 ${entryId} 的公开事项`),
        )
      }
    })
    ensure(refusals)
    const stamp = {
      submissionId: submission.id,
      revision: submission.revision,
      by: actor.organisationName,
      at: this.clock.now(),
    }
    const written = remarks.map(({ entryId, field, text }) => ({ ...stamp, entryId, field, text }))
    if (overall.trim()) written.push({ ...stamp, entryId: null as never, field: null as never, text: overall.trim() })
    await tx.insert(RemarkEntity, written)
    submission.state = SUBMISSION.after('return')
    submission.approvedBy = []
    await tx.save(submission)
    await this.ledger.record(tx, actor, {
      kind: 'submission.returned',
      place: placeOf(assignmentCase.assignment),
      detail: { revision: submission.revision, remarks, overall },
    })
  }
}

type FieldRemark = ReturnRequest['remarks'][number]

const isAmong = (one: FieldRemark, remarks: readonly FieldRemark[]) =>
  remarks.some(({ entryId, field, text }) => entryId === one.entryId && field === one.field && text === one.text)
