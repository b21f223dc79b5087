import { addDays, startOfDay } from '@gongkai/shared/base/time/local-date'
import type { FeedbackPage, FeedbackStanding } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { lastLateDay } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull, LessThan, Not } from 'typeorm'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { typedCode } from '../../platform/spoken-code.js'
import { FeedbackEntity } from './feedback.entity.js'
import { feedbackPresenter } from './feedback.presenter.js'

const PAGE_SIZE = 20

/** Feedback as residents and as the units responsible read it. */
@Injectable()
export class ReadFeedbackQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  /** For any holder of the tracking code. @throws Refused 404 for a code nobody was given */
  async standing(typed: string): Promise<FeedbackStanding> {
    const tx = this.dataSource.manager
    const feedback = await tx.findOneBy(FeedbackEntity, { trackingCode: typedCode(typed) })
    if (!feedback) throw notFound('件反馈')
    const calendar = await this.workingDays.load(tx)
    return (await feedbackPresenter(tx, calendar, this.clock.today(), [feedback])).standing(feedback)
  }

  /** One's own unit's, the office all: open ones the longest waiting first, answered ones the newest first. */
  async list(
    actor: SignedIn,
    { standing = 'open', page = 1 }: { standing?: 'open' | 'answered'; page?: number },
  ): Promise<FeedbackPage> {
    const tx = this.dataSource.manager
    const today = this.clock.today()
    const checked = { safety: Not('waiting' as const) }
    const own = actor.organisationKind === 'office' ? checked : { ...checked, organisationCode: actor.organisationCode }
    const open = { ...own, answeredAt: IsNull() }
    const [items, total] = await tx.findAndCount(FeedbackEntity, {
      where: standing === 'open' ? open : { ...own, answeredAt: Not(IsNull()) },
      order: standing === 'open' ? { at: 'ASC', id: 'ASC' } : { answeredAt: 'DESC', id: 'DESC' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    })
    const calendar = await this.workingDays.load(tx)
    const present = await feedbackPresenter(tx, calendar, today, items)
    const lateBefore = startOfDay(addDays(lastLateDay(today, calendar.isWorkingDay), 1))
    return {
      total,
      open: await tx.countBy(FeedbackEntity, open),
      late: await tx.countBy(FeedbackEntity, { ...open, at: LessThan(lateBefore) }),
      items: items.map((feedback) => present.view(feedback, actor)),
    }
  }
}
