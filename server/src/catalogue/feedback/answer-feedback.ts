import { refuse } from '@gongkai/shared/base/refusal'
import type { AnswerFeedbackRequest, FeedbackView } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { decideAnswer } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { carriedDisclosure } from './carried-disclosure.js'
import { feedbackPresenter } from './feedback.presenter.js'
import { holdFeedback } from './feedback-case.js'

/** 答复 by the unit responsible, to be read by anybody who holds the tracking code. */
@Injectable()
export class AnswerFeedback {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, id: number, { version, answer, disclosureId }: AnswerFeedbackRequest): Promise<FeedbackView> {
    return act(this.dataSource, async (tx) => {
      const { feedback, facts } = await holdFeedback(tx, id, actor, version)
      const today = this.clock.today()
      const carried = disclosureId === undefined ? null : await carriedDisclosure(tx, feedback, disclosureId, today)
      ensure([
        ...decideAnswer(facts, actor, answer),
        ...(carried === undefined
          ? [refuse('feedback.disclosure', 'disclosureId', '请选择这个事项下群众现在能看到的公开记录')]
          : []),
      ])
      Object.assign(feedback, {
        answer: answer.trim(),
        disclosureId: carried?.id ?? null,
        answeredAt: this.clock.now(),
        answeredBy: actor.name,
        version: feedback.version + 1,
      })
      await tx.save(feedback)
      const { organisationCode, domainCode, entryName: name } = feedback
      await this.ledger.record(tx, actor, {
        kind: 'feedback.answered',
        place: { unitCode: organisationCode, domainCode },
        detail: { feedbackId: id, organisationCode, domainCode, name },
      })
      const present = await feedbackPresenter(tx, await this.workingDays.load(tx), today, [feedback])
      return present.view(feedback, actor)
    })
  }
}
