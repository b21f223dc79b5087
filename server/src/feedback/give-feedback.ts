import { createHash } from 'node:crypto'
import { entryName } from '@gongkai/shared/entry/entry-text'
import type { FeedbackReceipt, GiveFeedbackRequest } from '@gongkai/shared/feedback/feedback.contract'
import { answerDueOn, decideGive } from '@gongkai/shared/feedback/feedback-policy'
import { maskPersonalData } from '@gongkai/shared/feedback/mask-personal-data'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, LessThan, MoreThan, Not } from 'typeorm'
import { act } from '../assignment/act.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { Clock } from '../platform/clock.js'
import { rowLock } from '../platform/database/row-lock.js'
import { ensure, notFound, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import { WorkingDays } from '../round/working-days.service.js'
import { FeedbackEntity } from './feedback.entity.js'
import { responsibleUnit } from './responsible-unit.js'
import { newTrackingCode, shownCode } from './tracking-code.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** 反馈 by a resident of whom nothing is asked: goes to the unit responsible, and a tracking code comes back. */
@Injectable()
export class GiveFeedback {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  run(
    { kind, text: said, entryId, domainCode, organisationCode }: GiveFeedbackRequest,
    address: string,
  ): Promise<FeedbackReceipt> {
    const entry = entryId ? this.catalogue.entry(entryId) : undefined
    if (entryId && !entry) throw notFound('个公开事项')
    const text = maskPersonalData(said.trim())
    const at = this.clock.now()
    const sender = createHash('sha256').update(`${address} ${this.clock.today()}`).digest('hex')
    return act(this.dataSource, async (tx) => {
      const unit = await responsibleUnit(
        tx,
        entry ? { organisationCode: entry.organisation.code } : { organisationCode, domainCode },
      )
      // Held, so that many at once are counted too.
      await tx.findOne(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const again = await tx.findOneBy(FeedbackEntity, { sender, text, at: MoreThan(new Date(at.getTime() - DAY_MS)) })
      if (again) return receiptOf(tx, again)
      await this.refuseTooMany(tx, said, sender, at)
      const { isWorkingDay } = await this.workingDays.load(tx)
      const feedback = await tx.save(FeedbackEntity, {
        trackingCode: newTrackingCode(),
        kind,
        text,
        publicNumber: entry?.id ?? null,
        entryName: entry ? entryName(entry).slice(0, 400) : '',
        domainCode: entry?.domain.code ?? domainCode ?? null,
        organisationCode: unit.code,
        at,
        answerDueOn: answerDueOn(this.clock.today(), isWorkingDay),
        sender,
      })
      await this.ledger.record(tx, null, {
        kind: 'feedback.received',
        detail: {
          feedbackId: feedback.id,
          organisationCode: unit.code,
          domainCode: feedback.domainCode,
          feedbackKind: kind,
          name: feedback.entryName,
        },
      })
      return receiptOf(tx, feedback)
    })
  }

  private async refuseTooMany(tx: EntityManager, said: string, sender: string, at: Date): Promise<void> {
    const since = (ms: number) => new Date(at.getTime() - ms)
    // After a day nothing is left that could tell where a feedback came from.
    await tx.update(FeedbackEntity, { at: LessThan(since(DAY_MS)), sender: Not('') }, { sender: '' })
    const decision = decideGive(said, {
      inAnHour: await tx.countBy(FeedbackEntity, { sender, at: MoreThan(since(HOUR_MS)) }),
      inADay: await tx.countBy(FeedbackEntity, { sender }),
    })
    if (decision.some(({ code }) => code === 'feedback.too-many')) throw new Refused(429, decision)
    ensure(decision)
  }
}

async function receiptOf(tx: EntityManager, feedback: FeedbackEntity): Promise<FeedbackReceipt> {
  const unit = await tx.findOneBy(OrganisationEntity, { code: feedback.organisationCode })
  return {
    trackingCode: shownCode(feedback.trackingCode),
    organisation: unit?.name ?? '',
    answerDueOn: feedback.answerDueOn,
  }
}
