import type { FeedbackView, TransferFeedbackRequest } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { decideTransfer } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { feedbackPresenter } from './feedback.presenter.js'
import { holdFeedback } from './feedback-case.js'

/** 转办: another unit is responsible; its date to answer by stays, for the resident has been told it. */
@Injectable()
export class TransferFeedback {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(
    actor: SignedIn,
    id: number,
    { version, organisationCode: to, reason }: TransferFeedbackRequest,
  ): Promise<FeedbackView> {
    return act(this.dataSource, async (tx) => {
      const { feedback, facts } = await holdFeedback(tx, id, actor, version)
      const organisationCode = to ?? facts.officeCode
      ensure(decideTransfer(facts, actor, await tx.findOneBy(OrganisationEntity, { code: organisationCode })))
      const from = feedback.organisationCode
      Object.assign(feedback, { organisationCode, version: feedback.version + 1 })
      await tx.save(feedback)
      const { domainCode, entryName: name } = feedback
      await this.ledger.record(tx, actor, {
        kind: 'feedback.transferred',
        place: { unitCode: organisationCode, domainCode },
        detail: { feedbackId: id, organisationCode, from, domainCode, name, reason: reason.trim() },
      })
      const calendar = await this.workingDays.load(tx)
      return (await feedbackPresenter(tx, calendar, this.clock.today(), [feedback])).view(feedback, actor)
    })
  }
}
