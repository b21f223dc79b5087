import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideSubmit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase, textsOfCase } from '../assignment/assignment-case.js'
import { questionsBefore } from '../entry/questions-before.query.js'
import { handIn } from './hand-in.js'

/** 报送: hands the assignment's entries in; a lead's own entries in a domain it leads alone need no other reviewer. */
@Injectable()
export class SubmitAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { version }: VersionRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenAssignment(tx, assignmentCase, version)
      const questions = await questionsBefore(tx, assignmentCase)
      ensure([
        ...decideSubmit({ ...assignmentCase.facts, questions }, actor, this.clock.today()),
        ...(await this.guard.refusals(tx, assignmentCase.assignment.organisationCode, textsOfCase(assignmentCase))),
      ])
      await handIn(tx, this.ledger, actor, assignmentCase, this.clock.now())
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
