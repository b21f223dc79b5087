import type { RevisionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { decideApprove, decideApproveMarked, isApproved } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase, textsOfCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { acceptVillageRows } from './accept-village-rows.js'
import { ensureSeenRevision } from './ensure-seen-revision.js'
import { markedForReturn } from './marked-for-return.query.js'

/** 通过; of two leads of a domain both must approve (会签). A village's rows become its town's own. */
@Injectable()
export class ApproveAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { revision }: RevisionRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      await this.within(tx, actor, assignmentId, revision)
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }

  /** In the caller's transaction; `revision` is the one that was read. */
  async within(tx: EntityManager, actor: SignedIn, assignmentId: number, revision: number): Promise<void> {
    const assignmentCase = await loadCase(tx, assignmentId, actor, true)
    const { facts, submission, town } = assignmentCase
    await ensureSeenRevision(tx, assignmentCase, revision)
    const marked = await markedForReturn(tx, submission, actor)
    ensure([
      ...decideApprove(facts, actor),
      ...decideApproveMarked(facts, new Set(marked.map((verdict) => verdict.entryId))),
      ...(await this.guard.refusals(tx, facts.organisationCode, textsOfCase(assignmentCase))),
    ])
    submission.approvedBy = [...submission.approvedBy, actor.organisationCode]
    submission.state = SUBMISSION.after('approve', isApproved({ ...facts, approvedBy: submission.approvedBy }))
    await tx.save(submission)
    await this.ledger.record(tx, actor, {
      kind: 'submission.approved',
      place: placeOf(assignmentCase.assignment),
      detail: { revision: submission.revision },
    })
    if (town) {
      await this.ledger.record(tx, actor, {
        kind: 'entry.accepted',
        place: placeOf(town.assignment),
        detail: {
          from: assignmentCase.organisation.code,
          ...(await acceptVillageRows(tx, assignmentCase, town, this.clock.now())),
        },
      })
    }
  }
}
