import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { PhaseStanding } from '@gongkai/shared/district/round/round.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { loadRound } from './round-case.js'

/** The work that closing a phase would leave open. */
@Injectable()
export class PhaseStandingQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, code: string, phase: FillingPhase): Promise<PhaseStanding> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    await loadRound(tx, code)
    const assignments = await tx.findBy(AssignmentEntity, { roundCode: code, parentId: IsNull() })
    const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)), phase })
    const count = (...states: string[]) => submissions.filter(({ state }) => states.includes(state)).length
    return { phase, open: count('draft', 'returned'), waiting: count('submitted'), approved: count('approved') }
  }
}
